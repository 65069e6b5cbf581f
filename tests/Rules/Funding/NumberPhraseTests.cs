using System.Globalization;
using Samsteg.Funding;

namespace Samsteg.Rules;

public sealed class NumberPhraseTests
{
    [Theory]
    [InlineData("Varje deltagare får 4–6 coachsamtal under placeringen.", "4-6 coachsamtal each Person")]
    [InlineData("Sammanlagt 30 deltagare i fyra grupper om cirka 7–8 personer.", "30 deltagare total; 4 grupper total; 7-8 About personer each Group")]
    [InlineData("Två till tre nätverksträffar per år.", "2-3 nätverksträffar each Year")]
    [InlineData("Mellan tio och tolv företag tar emot.", "10-12 företag")]
    [InlineData("Minst 1 200 besök och upp till 35 personer.", "1200 AtLeast besök; 35 AtMost personer")]
    [InlineData("Ett tjugotal personer, varav fem män.", "20 About personer; 5 män part")]
    [InlineData("30 olika sociala företag skickar 1–2 personer var.", "30 företag; 1-2 personer each Somebody")]
    [InlineData("Fyra samtal till ingår.", "4 samtal more")]
    [InlineData("Ett dussin studiebesök och ett par samtal.", "12 studiebesök")]
    [InlineData("Ca 25 st. deltagare.", "25 About deltagare")]
    [InlineData("Under 2024 hölls tolv kurser.", "12 kurser part")]
    [InlineData("Kursen hålls den 12 mars 2026 kl. 13–15 enligt lagen (2003:1210), och mål 3 nås.", "")]
    [InlineData("Minst 40 procent är kvinnor.", "")]
    [InlineData("Each participant gets four to six coaching sessions.", "4-6 sessions each Person")]
    [InlineData("At least 15 people from 20 companies take part.", "15 AtLeast people; 20 companies")]
    [InlineData("The networks meet twice a year.", "2 twice each Year")]
    public void Numbers_are_read_with_what_they_count(string text, string read) =>
        string.Join("; ", Sentence.Of(text).SelectMany(NumberPhrases.In).Select(Told)).ShouldBe(read);

    [Theory]
    [InlineData("Uppföljning en gång i veckan i tre veckor, därefter en gång i månaden.", "Week 1 21-21")]
    [InlineData("Uppföljning varje vecka den första månaden.", "Week 1 28-31")]
    [InlineData("Hembesök görs varannan vecka de första fem månaderna.", "Week 0.5 140-155")]
    [InlineData("Weekly for three weeks, then monthly.", "Week 1 21-21")]
    [InlineData("Uppföljning sker varje vecka.", "")]
    public void Rhythms_are_read_with_how_long_they_last(string text, string read) =>
        string.Join("; ", Sentence.Of(text).SelectMany(RhythmPhrases.In).Select(static rhythm => string.Create(CultureInfo.InvariantCulture, $"{rhythm.Unit} {rhythm.Times} {rhythm.Shortest}-{rhythm.Longest}"))).ShouldBe(read);

    [Theory]
    [InlineData("nätverksträff", "nätverksträffar", "nätverksträffarna", "nätverksträffens")]
    [InlineData("kurs", "kurser", "kurserna", "kursen")]
    [InlineData("företag", "företaget", "företagen", "företagens")]
    [InlineData("framtidsverkstad", "framtidsverkstäder", "framtidsverkstaden", "framtidsverkstäderna")]
    [InlineData("seminarium", "seminarier", "seminariet", "seminarierna")]
    [InlineData("agency", "agencies")]
    public void All_forms_of_a_word_have_one_stem(string word, params string[] forms) =>
        forms.Select(WordStem.Of).ShouldAllBe(stem => stem == WordStem.Of(word));

    [Theory]
    [InlineData("hundratjugo")]
    [InlineData("en")]
    [InlineData("parti")]
    public void Other_words_are_no_numbers(string word) => NumberWords.Find(word).ShouldBeNull();

    [Fact]
    public void Numbers_in_letters_are_read_up_to_a_hundred()
    {
        (NumberWords.Find("elva"), NumberWords.Find("tjugotre"), NumberWords.Find("nittio"), NumberWords.Find("hundra"), NumberWords.Find("forty-two")).ShouldBe((11, 23, 90, 100, 42));
        (NumberWords.FindAbout("femtontal"), NumberWords.FindAbout("antal"), NumberWords.FindAbout("fåtal")).ShouldBe((15, null, null));
    }

    private static string Told(NumberPhrase phrase) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(phrase.Minimum == phrase.Maximum ? $"{phrase.Minimum:0.##}" : $"{phrase.Minimum:0.##}-{phrase.Maximum:0.##}")}{(phrase.Bound == Bound.Exact ? string.Empty : $" {phrase.Bound}")} {phrase.Noun.Lower}{(phrase.Each == Each.None ? string.Empty : $" each {phrase.Each}")}{(phrase.IsTotal ? " total" : string.Empty)}{(phrase.IsPart ? " part" : string.Empty)}{(phrase.IsMore ? " more" : string.Empty)}");
}
