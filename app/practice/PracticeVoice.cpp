#include "PracticeVoice.h"

namespace decidesk {

namespace {

constexpr PracticeVoice neutral{
    {u"It gains more than it risks.", u"Nothing important speaks against it.",
     u"It can be undone if it turns out wrong.", u"Waiting would not make it any clearer."},
    {u"It costs more than it brings.", u"It can wait until you know more.",
     u"There is an easier way to the same end.", u"One good reason is missing."},
    {u"It keeps the most doors open.", u"It is the simplest of them.",
     u"It is the one you can start with today.", u"You would regret it least."},
    {u"Take the smallest step that shows something, today.",
     u"Go ahead, and look at it again in a week.", u"Do the part that others wait for first.",
     u"Leave it as it is until something changes."}};

constexpr PracticeVoice strict{
    {u"The numbers are good enough, so start now.", u"You have had enough time to think about it.",
     u"We said we would, and we do what we say.", u"Whoever hesitates does it twice."},
    {u"Finish what you have begun first.", u"Nobody has shown me what it brings.",
     u"It is not ready, and you know it.", u"We do not pay for that twice."},
    {u"It gets done fastest.", u"I will not discuss the others.",
     u"It is the one with a date on it.", u"Results count, and it has some."},
    {u"Write down three facts, then act on them by tonight.",
     u"Do it, and report when it is finished.", u"Drop it and go back to what matters.",
     u"Put one person in charge and set a date."}};

constexpr PracticeVoice careful{
    {u"The risk is small, and you can stop at any time.", u"All the signs look healthy.",
     u"In small doses it will do you good.", u"I see no reason for worry."},
    {u"First rest on it for a night.", u"The side effects are not known well enough.",
     u"I would like to see one more check before.", u"Your reserves are too low for it now."},
    {u"It does the least harm.", u"It is the one with a way back.", u"It is tried and tested.",
     u"You will sleep best with it."},
    {u"Begin slowly and watch what happens.", u"Ask for a second opinion, then decide.",
     u"Wait two days; if it still matters then, do it.", u"Take the safe half of it first."}};

constexpr PracticeVoice kind{
    {u"You have earned it.", u"It will make someone smile.",
     u"Trust yourself, you know how this goes.", u"I will be glad to hear how it went."},
    {u"Be good to yourself and skip it this time.", u"Your heart is not in it, and that is fine.",
     u"You have enough on your plate already.", u"A better moment will come."},
    {u"It is the one you named with a smile.", u"It suits you best.",
     u"It leaves you time for the people you like.", u"You can share it."},
    {u"Talk it over with someone you trust, then follow your first thought.",
     u"Do what feels light.", u"Take a walk first; the answer will come along.",
     u"Start where you already feel at home."}};

constexpr PracticeVoice wise{
    {u"The river does not wait for the bridge.", u"What is begun is half done.",
     u"You would not ask if you did not know.", u"In ten years it will have been right."},
    {u"Not every open door is yours.", u"What hurries you is not your friend.",
     u"The tree that stands needs no push.", u"He who has enough lacks nothing."},
    {u"It asks the least and gives the most.", u"Of all roads it is the quiet one.",
     u"It will still be there tomorrow.", u"It weighs the same in both hands."},
    {u"Sit still until the water is clear, then act.", u"Do the next right thing, only that.",
     u"Ask what it is for; the answer decides.", u"Let it go and see whether it comes back."}};

constexpr PracticeVoice playful{
    {u"What could possibly go wrong?", u"The coin landed on its edge and nodded.",
     u"My parrot agrees, and he is never wrong.", u"Boring people would say no."},
    {u"My left knee has a bad feeling about it.", u"Even the cat left the room.",
     u"That is a story for someone with a helmet.", u"The dice laughed at it."},
    {u"It has the best hat.", u"It won at rock, paper, scissors.", u"The others blinked first.",
     u"It rhymes with nothing, which is a good sign."},
    {u"Do it backwards and call it a plan.", u"Have a biscuit, then sail straight ahead.",
     u"Flip a coin; if you wince, take the other side.",
     u"Ask the loudest person, then do the opposite."}};

struct Hint
{
    const PracticeVoice *voice;
    std::array<const char16_t *, 10> words; ///< null where there are fewer
};

constexpr std::array<Hint, 5> hints{{
    {&strict,
     {u"boss", u"strict", u"manager", u"captain", u"general", u"sergeant", u"director", u"chef",
      u"hard"}},
    {&careful,
     {u"doctor", u"careful", u"nurse", u"cautious", u"lawyer", u"prudent", u"safe", u"engineer"}},
    {&kind,
     {u"friend", u"friendly", u"kind", u"gentle", u"grandmother", u"grandma", u"mother", u"coach",
      u"warm"}},
    {&wise, {u"wise", u"philosopher", u"monk", u"oracle", u"judge", u"teacher", u"sage"}},
    {&playful,
     {u"pirate", u"funny", u"clown", u"joker", u"comedian", u"silly", u"cat", u"playful",
      u"humorous"}},
}};

const PracticeVoice *voiceOfWord(QStringView word)
{
    if (word.isEmpty())
        return nullptr;
    for (const Hint &hint : hints) {
        for (const char16_t *name : hint.words) {
            if (name && word.compare(QStringView(name), Qt::CaseInsensitive) == 0)
                return hint.voice;
        }
    }
    return nullptr;
}

} // namespace

const PracticeVoice &voiceFor(QStringView prompt)
{
    qsizetype start = 0;
    for (qsizetype i = 0; i <= prompt.size(); ++i) {
        if (i < prompt.size() && prompt.at(i).isLetter())
            continue;
        if (const PracticeVoice *voice = voiceOfWord(prompt.sliced(start, i - start)))
            return *voice;
        start = i + 1;
    }
    return neutral;
}

} // namespace decidesk
