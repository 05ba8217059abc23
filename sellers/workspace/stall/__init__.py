"""What a seller says about himself on his stall; what an officer has checked cannot be changed here."""
