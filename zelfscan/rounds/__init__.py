"""String the steps together: from returned files to the documents of a directorate."""
