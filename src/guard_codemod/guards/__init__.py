"""Write the guard's text from parts, and recognize it again."""
