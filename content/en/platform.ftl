# What chat platforms share: answers to what can't be read here, and to words in a group.

# Something that is no text. The open question follows.
sticker = A sticker says something too. I only read words, so a few of them help me.
voice = I can't listen to recordings. A few typed words are enough.
picture = I can't see pictures. Could you put it in a few words?
video = I can't watch videos. Could you put it in a few words?
file = I can't open files. Could you put the part that matters into a few words?
place = I can't use a location, and I don't keep it. Words are enough here.
contact = I can't use contacts, and I don't keep them. Words are enough here.
forwarded = That was forwarded, so I don't take it as your own words. What would you like to say about it?
other = I can't read that kind of message. A few typed words are enough.

# In a group, to a command. It says nothing about who asked or why.
in_group = I answer in private only.
open_privately = Open privately

# For those whom the settings of the one who runs it leave out.
not_open = This bot is for a closed circle for now. If you need people to talk to today, findahelpline.com lists free lines by country.
# To a stranger without an invitation, where one is needed.
not_invited = This bot is open to people with an invitation for now. If you have a code, send it here. People to talk to are for everybody: write “help now”.

# In a terminal, where a picture or a file was put.
saved_at = I put it here, readable by you alone: { $path }
left_at = I could not remove this folder with what you were handed. Please delete it yourself: { $path }
