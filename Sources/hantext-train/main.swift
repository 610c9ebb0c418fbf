print("hantext-train")
