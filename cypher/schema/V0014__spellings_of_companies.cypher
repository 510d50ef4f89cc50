// Companies are found by what their names sound like, too, so that spellings meet which differ in their
// first letters.
CREATE INDEX company_block_sound IF NOT EXISTS FOR (n:Company) ON (n.block_sound);
CREATE INDEX company_block_word IF NOT EXISTS FOR (n:Company) ON (n.block_word);
CREATE INDEX company_name_block_sound IF NOT EXISTS FOR (n:CompanyName) ON (n.block_sound);
CREATE INDEX company_name_block_word IF NOT EXISTS FOR (n:CompanyName) ON (n.block_word);
