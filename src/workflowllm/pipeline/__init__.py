"""The paper's stages, and the demo that runs the whole job."""
