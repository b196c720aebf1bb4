"""What comes in from other systems and goes out to them: adoption of the old shop's database, imports, exports."""
