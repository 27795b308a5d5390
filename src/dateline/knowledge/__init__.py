"""What we know, as reviewable files, and the code that loads and checks them."""
