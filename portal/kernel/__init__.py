"""The ground both fronts stand on; knows no company and no candidate."""
