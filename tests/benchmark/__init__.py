"""A public yardstick: reports with every fault labelled, and what scores any tool's findings."""
