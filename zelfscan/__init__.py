"""Find and lower the risk of unequal treatment in municipal services, with Excel in and Word out."""

__version__ = "0.1.0"
