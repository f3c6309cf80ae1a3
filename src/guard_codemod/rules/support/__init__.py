"""What several detectors ask of a program."""
