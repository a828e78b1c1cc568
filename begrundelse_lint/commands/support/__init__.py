"""What the commands share: Danish messages, paths, output, the choice of rules. No command stands here."""
