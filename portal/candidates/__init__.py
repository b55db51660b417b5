"""The people KAI accompanies: who they are, what they can, what they want."""
