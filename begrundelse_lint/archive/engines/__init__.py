"""What runs the work: an engine takes tasks as they come and gives results as they are ready, in any order."""
