"""What users state of themselves and of their organisation: jobs, studies, reference accounts,
whether they introduce."""
