"""What is told without a figure: documents, cases, that nothing happened."""
