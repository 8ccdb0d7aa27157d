"""What those who run the product see of it: probes, metrics, logs."""
