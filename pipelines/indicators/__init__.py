"""What each indicator means, and how its observations are made from the facts."""
