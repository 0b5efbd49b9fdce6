"""reviewer: reads an application to found an innovation consortium and writes the memo an expert panel works from."""

__version__ = "0.1.0"
