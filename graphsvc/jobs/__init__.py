"""Work in the background: thin Celery tasks that take ids and call one function."""
