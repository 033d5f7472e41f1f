# Brave: looks at it straight on. Feeling still comes first, and rest is still a choice.
thanks = You named it. That takes nerve.
thanks--2 = You said it straight. Thank you.
unsaid = It can go without a name today.
goodbye = You know where I am when you'd like to write.
