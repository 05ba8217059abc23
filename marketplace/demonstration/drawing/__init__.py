"""Pictures of goods, drawn: no photograph of a real firm's goods stands in the demonstration."""

from marketplace.demonstration.drawing.scene import MOTIFS, draw

__all__ = ["MOTIFS", "draw"]
