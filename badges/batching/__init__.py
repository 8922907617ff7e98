"""Many unanimous passes approved together, a tenth of them opened first."""
