"""What breaks while people write: processes killed, mail and index gone, requests cut off. Nothing may be lost or done twice."""
