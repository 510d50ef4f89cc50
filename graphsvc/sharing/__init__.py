"""How far what is somebody's own reaches, and who that lets see it."""
