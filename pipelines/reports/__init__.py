"""What the command line answers: a value, the control of a formula, and their French words."""
