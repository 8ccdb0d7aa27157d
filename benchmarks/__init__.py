"""Speed and scale, as ratios measured in one run on one machine (docs/performance.md)."""
