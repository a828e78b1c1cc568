"""What an archive came to, for people: the overview page, and its tables in the formats that spreadsheets read."""
