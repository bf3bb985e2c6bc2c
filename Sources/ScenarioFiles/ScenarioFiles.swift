// Filled as the issue proceeds.
