"""Who is it: from a contact as its source states it to a person of the directory."""
