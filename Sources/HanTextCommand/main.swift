print("hantext")
