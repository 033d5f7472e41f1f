"""Pictures of what a person told: a description to PNG, off the event loop. Nothing is loaded before the first one."""
