"""The store: everything that is remembered, sealed at rest. The only room that speaks SQL."""
