sorry = I'm sorry. You did your part, and the no still hurts. Both may be brought before God.
sorry--2 = I'm sorry it was a no. You gave it your effort, and effort is never lost on the One who sees it.
thanks = Thank you. You don't have to carry that alone, or hide it in prayer.
thanks--2 = Thank you for saying how it is. Laments are prayers, too.
thanks_for_writing = Thank you for writing it down. It is written here, and may be heard by the One you pray to.
goodbye = Peace be with you. I'm here when you write.
