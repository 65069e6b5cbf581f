using System.Buffers.Binary;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App.Platform;

/// <summary>Choosing passwords: strong ones, by links that work once and for a while, and what a change ends.</summary>
public sealed class PasswordTests(EmptySite empty) : IClassFixture<EmptySite>
{
    private const string Next = "tre tranor över Tåkern";
    private readonly Site _site = empty.Site;

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_by_a_link_in_a_mail_which_ends_every_sign_in()
    {
        var person = await Person.MakeAsync(_site);
        var signedIn = await person.SignInAsync();
        await AskAsync(person.Email.ToUpperInvariant());

        var link = (await MailToAsync(person)).Link;
        var done = await (await _site.Visit().GetAsync(link)).SubmitAsync("main form", ("Input.Password", Next));

        done.Path.ShouldBe("/logga-in");
        done.TextOf(".notices")!.ShouldContain("sparat");
        (await signedIn.GetAsync("/")).Path.ShouldStartWith("/logga-in");
        (await person.TryAsync()).Status.ShouldBe(422);
        (await person.TryAsync(Next)).Path.ShouldBe("/");
        (await MailToAsync(person)).Subject.ShouldBe("Din inloggning till Samsteg har ändrats");
        (await person.LogAsync()).ShouldContain("password_reset");
        (await _site.FactAsync<long>("select count(*) from one_time_links where account_id = $1 and position(convert_to($2, 'UTF8') in token_hash) > 0", person.Id, link.Split('=')[1])).ShouldBe(0);
    }

    [Fact]
    public async Task A_password_is_kept_as_pbkdf2_with_enough_rounds()
    {
        var person = await Person.MakeAsync(_site);
        await AskAsync(person.Email);
        await (await _site.Visit().GetAsync((await MailToAsync(person)).Link)).SubmitAsync("main form", ("Input.Password", Next));

        var kept = Convert.FromBase64String(await person.PasswordHashAsync());

        kept[0].ShouldBe((byte)1, "the format that tells algorithm, rounds and salt");
        BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(1)).ShouldBe(2u, "HMAC with SHA-512");
        BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(5)).ShouldBeGreaterThanOrEqualTo(120_000u);
        BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(9)).ShouldBeGreaterThanOrEqualTo(16u, "bytes of salt");
    }

    [Theory]
    [InlineData("kort", 1, "för kort")]
    [InlineData("Provsson xkq", 1, "liknar ditt namn")]
    [InlineData("sommaren2026", 1, "lätt att gissa")]
    [InlineData("xkvqpmzb tjr", 2, "Tillräckligt starkt")]
    [InlineData("tre tranor över Tåkern i gryningen", 3, "Starkt")]
    public async Task While_it_is_typed_words_tell_what_the_rule_says_of_it(string typed, int level, string words)
    {
        var person = await Person.MakeAsync(_site);
        await AskAsync(person.Email);
        var link = (await MailToAsync(person)).Link;
        var page = await _site.Visit().GetAsync(link);
        var field = page.Document.QuerySelector("#Input_Password")!;
        page.Document.QuerySelector(field.GetAttribute("hx-target")!)!.GetAttribute("aria-live").ShouldBe("polite");

        var answer = await page.Visitor.PostAsync(field.GetAttribute("hx-post")!,
            [("kod", link.Split('=')[1]), ("Input.Password", typed), ("__RequestVerificationToken", page.Document.QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!)]);

        answer.Status.ShouldBe(200);
        answer.TextOf(".strength").ShouldNotBeNull().ShouldContain(words);
        answer.Document.QuerySelector("meter")!.GetAttribute("value").ShouldBe(level.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await page.SubmitAsync("main form", ("Input.Password", typed))).Status.ShouldBe(level == 1 ? 422 : 200);
    }

    [Fact]
    public async Task Without_a_link_that_works_nothing_is_told_of_a_password()
    {
        var page = await _site.Visit().GetAsync("/logga-in");
        (await page.Visitor.PostAsync("/valj-losenord?handler=Strength",
            [("kod", new string('x', 43)), ("Input.Password", "tre tranor"), ("__RequestVerificationToken", page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!)])).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_address_without_an_account_gets_the_same_answer_and_no_mail()
    {
        var person = await Person.MakeAsync(_site);
        await Mailbox.TakeAsync(_site);

        var unknown = await AskAsync("ingen@example.se");
        (await Mailbox.TakeAsync(_site)).ShouldBeEmpty();
        var known = await AskAsync(person.Email);

        (unknown.Status, known.Status).ShouldBe((200, 200));
        unknown.TextsOf("main *").ShouldBe(known.TextsOf("main *"));
    }

    [Fact]
    public async Task A_link_works_once_not_after_an_hour_not_when_newer_ones_are_sent_and_not_when_made_up()
    {
        var person = await Person.MakeAsync(_site);
        await AskAsync(person.Email);
        var first = (await MailToAsync(person)).Link;
        await AskAsync(person.Email);
        var second = (await MailToAsync(person)).Link;

        await ShouldBeDeadAsync(first);
        await ShouldBeDeadAsync(second[..^1] + (second[^1] == 'A' ? 'B' : 'A'));
        await ShouldBeDeadAsync("/valj-losenord");
        await ShouldBeDeadAsync("/valj-losenord?kod=" + new string('x', 5000));
        var form = await _site.Visit().GetAsync(second);
        form.TextOf("main form").ShouldNotBeNull();
        var answers = await Task.WhenAll(form.SubmitAsync("main form", ("Input.Password", Next)), form.SubmitAsync("main form", ("Input.Password", "fyra flitiga fiskgjusar")));
        answers.Select(static answer => answer.Path.Split('?')[0]).ShouldBe(["/logga-in", "/valj-losenord"], ignoreOrder: true);
        await ShouldBeDeadAsync(second);

        await Mailbox.TakeAsync(_site);
        await AskAsync(person.Email);
        var third = (await MailToAsync(person)).Link;
        _site.Clock.Advance(TimeSpan.FromMinutes(61));
        await ShouldBeDeadAsync(third);
    }

    [Fact]
    public async Task An_invited_person_chooses_a_first_password_within_seven_days()
    {
        var person = await Person.MakeAsync(_site, password: null);
        (await person.TryAsync()).Status.ShouldBe(422);
        (await InviteAsync(person.Id)).ShouldBeTrue();
        var early = (await MailToAsync(person));
        _site.Clock.Advance(TimeSpan.FromDays(8));
        await ShouldBeDeadAsync(early.Link);
        (await InviteAsync(person.Id)).ShouldBeTrue();
        _site.Clock.Advance(TimeSpan.FromDays(6));
        var mail = (await MailToAsync(person));

        mail.Subject.ShouldBe("Du har fått ett konto i Samsteg");
        mail.To.ShouldContain(person.Email);
        await (await _site.Visit().GetAsync(mail.Link)).SubmitAsync("main form", ("Input.Password", Person.Password));

        (await person.TryAsync()).Path.ShouldBe("/");
        (await person.LogAsync()).ShouldContain("invitation_used");
        (await InviteAsync(person.Id)).ShouldBeFalse("an invitation has been answered");
    }

    [Fact]
    public async Task The_own_password_is_changed_with_the_old_one_and_ends_the_other_sign_ins()
    {
        var person = await Person.MakeAsync(_site);
        var here = await person.SignInAsync();
        var elsewhere = await person.SignInAsync();
        var form = await here.GetAsync("/mitt-konto/losenord");

        var refused = await form.SubmitAsync("main form", ("Input.Old", "fel mening helt och hållet"), ("Input.Password", Next));
        (refused.Status, refused.TextOf("#Input_Old-error") is null).ShouldBe((422, false));
        var done = await form.SubmitAsync("main form", ("Input.Old", Person.Password), ("Input.Password", Next));

        done.Path.ShouldBe("/mitt-konto");
        (await here.GetAsync("/")).Path.ShouldBe("/");
        (await elsewhere.GetAsync("/")).Path.ShouldStartWith("/logga-in");
        (await person.TryAsync(Next)).Path.ShouldBe("/");
    }

    [Theory]
    [InlineData("pyttelite", "kort")]
    [InlineData("Sommar2026!Sommar", "gissa")]
    [InlineData("Prov Provsson 12", "namn")]
    public async Task A_weak_password_is_refused_beside_its_field(string password, string word)
    {
        var person = await Person.MakeAsync(_site);
        var page = await (await (await person.SignInAsync()).GetAsync("/mitt-konto/losenord")).SubmitAsync("main form", ("Input.Old", Person.Password), ("Input.Password", password));

        page.Status.ShouldBe(422);
        page.TextOf("#Input_Password-error")!.ShouldContain(word);
        page.Source.ShouldNotContain(password, Case.Sensitive);
    }

    [Fact]
    public async Task Who_is_signed_in_asks_for_no_link()
    {
        var visitor = await (await Person.MakeAsync(_site)).SignInAsync();

        (await visitor.GetAsync("/glomt-losenord")).Path.ShouldBe("/mitt-konto");
        (await visitor.GetAsync("/logga-in?till=/mitt-konto")).Path.ShouldBe("/mitt-konto");
    }

    private async Task<Page> AskAsync(string email) => await (await _site.Visit().GetAsync("/glomt-losenord")).SubmitAsync("main form", ("Input.Email", email));

    private async Task<Mail> MailToAsync(Person person) => (await Mailbox.TakeAsync(_site)).Single(mail => mail.To.Contains(person.Email, StringComparison.Ordinal));

    private async Task ShouldBeDeadAsync(string link)
    {
        var page = await _site.Visit().GetAsync(link);
        page.TextOf("main form").ShouldBeNull(link);
        page.TextOf("main section")!.ShouldContain("fungerar inte längre");
    }

    private async Task<bool> InviteAsync(Guid account)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var isSent = await scope.ServiceProvider.GetRequiredService<Invitations>().SendAsync(new AccountId(account));
        await scope.ServiceProvider.GetRequiredService<RequestDatabase>().CommitAsync();
        return isSent;
    }
}
