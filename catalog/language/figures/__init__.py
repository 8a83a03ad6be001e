"""From a quantity to the target that it is a figure of, and to what is stored or asked."""
