"""Turn assessment and plan into Word files through templates that anyone can edit."""
