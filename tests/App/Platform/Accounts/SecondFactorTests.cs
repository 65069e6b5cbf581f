using Samsteg.Platform;

namespace Samsteg.App.Platform;

/// <summary>Codes from an app: set up, asked for, taken once, counted; recovery codes; roles that ask for them.</summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(Template.Empty);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_code_is_asked_for_after_the_password_and_leads_to_where_one_was_going()
    {
        var (person, secret, _) = await PersonAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(1));

        var asked = await person.TryAsync(path: "/logga-in?till=/organisationer");
        asked.Path.ShouldBe("/logga-in/kod", "nothing stands in the address");
        (await asked.Visitor.GetAsync("/organisationer")).Path.ShouldStartWith("/logga-in", Case.Sensitive, "the password alone lets nobody in");
        var page = await asked.SubmitAsync("main form", ("Input.Code", Code(secret)));

        page.Path.ShouldBe("/organisationer");
        (await _site.FactAsync<string>("select method from sign_ins order by started_at desc, id desc limit 1")).ShouldBe("code");
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        var (person, secret, _) = await PersonAsync();
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", Code(secret)))).Status.ShouldBe(422, "it was used to turn codes on");
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = Code(secret);
        var (here, there) = (await person.TryAsync(), await person.TryAsync());

        var answers = await Task.WhenAll(here.SubmitAsync("main form", ("Input.Code", code)), there.SubmitAsync("main form", ("Input.Code", code)));

        answers.Select(static answer => answer.Status).ShouldBe([200, 422], ignoreOrder: true);
        _site.Clock.Advance(TimeSpan.FromMinutes(3));
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", code))).Status.ShouldBe(422, "it is old");
    }

    [Fact]
    public async Task The_owner_is_told_of_a_code_that_is_used_again_and_not_of_a_wrong_one()
    {
        var (person, secret, recovery) = await PersonAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = Code(secret);
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", code))).Path.ShouldBe("/");
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", recovery[0]))).Path.ShouldBe("/");
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", "ABCDE-FGHIJ"))).Status.ShouldBe(422);
        (await ToldAsync()).ShouldBe(0);

        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", code))).Status.ShouldBe(422);
        (await ToldAsync()).ShouldBe(1);
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", recovery[0]))).Status.ShouldBe(422);
        (await ToldAsync()).ShouldBe(2);

        Task<long> ToldAsync() => _site.FactAsync<long>("select count(*) from outbox_messages where kind = 'code_reused' and account_id = $1", person.Id)!;
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_however_often_the_password_is_given_between()
    {
        var (person, secret, _) = await PersonAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", "000000"))).Status.ShouldBe(422);
        }

        (await person.TryAsync()).Status.ShouldBe(422, "locked");
        (await person.LogAsync()).ShouldContain("sign_in_locked");
        _site.Clock.Advance(TimeSpan.FromMinutes(6));
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", Code(secret)))).Path.ShouldBe("/");
    }

    [Fact]
    public async Task A_recovery_code_works_once_in_the_place_of_a_code_and_lies_hashed()
    {
        var (person, _, recovery) = await PersonAsync();
        recovery.Count.ShouldBe(10);

        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", recovery[3].ToLowerInvariant()))).Path.ShouldBe("/");
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", recovery[3]))).Status.ShouldBe(422);
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", recovery[4]))).Path.ShouldBe("/");

        (await person.LogAsync()).Count(static action => action == "recovery_code_used").ShouldBe(2);
        (await _site.FactAsync<long>("select count(*) from recovery_codes where octet_length(code_hash) = 32 and used_at is null")).ShouldBe(8);
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old_and_none_is_shown_twice()
    {
        var person = await Person.MakeAsync(_site);
        var visitor = await person.SignInAsync();
        var (_, old) = await person.TurnCodesOnAsync(visitor);

        var page = await visitor.GetAsync("/mitt-konto/tvasteg");
        page.TextsOf(".recovery-codes code").ShouldBeEmpty();
        var fresh = (await page.PressAsync("button[formaction*=Recovery]")).TextsOf(".recovery-codes code");

        fresh.Count.ShouldBe(10);
        fresh.Intersect(old).ShouldBeEmpty();
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", old[0]))).Status.ShouldBe(422);
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", fresh[0]))).Path.ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_first_code_turns_nothing_on_and_the_picture_stays()
    {
        var person = await Person.MakeAsync(_site);
        var visitor = await person.SignInAsync();
        var page = await (await visitor.GetAsync("/mitt-konto/tvasteg")).SubmitAsync("form[action*=Begin]");
        page.Document.QuerySelector("svg.qr path").ShouldNotBeNull();

        var refused = await page.SubmitAsync("form[action*=Confirm]", ("Input.Code", "123"));

        refused.Status.ShouldBe(422);
        refused.TextOf(".key").ShouldBe(page.TextOf(".key"));
        (await person.SignInAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Codes_are_turned_off_and_the_owner_is_told()
    {
        var person = await Person.MakeAsync(_site);
        var visitor = await person.SignInAsync();
        await person.TurnCodesOnAsync(visitor);
        (await Mailbox.TakeAsync(_site)).Count.ShouldBe(1);

        (await (await visitor.GetAsync("/mitt-konto/tvasteg")).PressAsync("button[formaction*=End]")).Path.ShouldBe("/mitt-konto");

        (await Mailbox.TakeAsync(_site)).Single().Subject.ShouldBe("Din inloggning till Samsteg har ändrats");
        await person.SignInAsync();
    }

    [Fact]
    public async Task A_half_done_sign_in_is_forgotten_after_five_minutes_and_is_nobodys_without_its_cookie()
    {
        var (person, secret, _) = await PersonAsync();
        var asked = await person.TryAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(6));

        (await asked.SubmitAsync("main form", ("Input.Code", Code(secret)))).Path.ShouldBe("/logga-in");
        (await _site.Visit().GetAsync("/logga-in/kod")).Path.ShouldBe("/logga-in");
    }

    [Fact]
    public async Task Who_holds_a_role_that_asks_for_more_than_a_password_sets_it_up_before_anything_else()
    {
        await using var site = await Site.StartAsync(Template.Empty, deployment => deployment with { SecondFactorRoles = new HashSet<Role> { Role.AssociationDirector } });
        var person = await Person.MakeAsync(site);
        var page = await person.TryAsync();

        page.Path.ShouldBe("/mitt-konto/tvasteg");
        (await page.Visitor.GetAsync("/organisationer")).Path.ShouldBe("/mitt-konto/tvasteg");
        await person.TurnCodesOnAsync(page.Visitor);
        (await page.Visitor.GetAsync("/organisationer")).Path.ShouldBe("/organisationer");
        (await (await Person.MakeAsync(site, Role.BoardMember)).TryAsync()).Path.ShouldBe("/");
    }

    [Fact]
    public async Task What_weighs_more_asks_again_after_ten_minutes_and_comes_back()
    {
        var (person, secret, _) = await PersonAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        var visitor = (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", Code(secret)))).Visitor;
        (await visitor.GetAsync("/mitt-konto/tvasteg")).Path.ShouldBe("/mitt-konto/tvasteg");
        _site.Clock.Advance(TimeSpan.FromMinutes(11));

        var asked = await visitor.GetAsync("/mitt-konto/tvasteg");
        asked.Path.ShouldBe("/logga-in/igen?till=%2Fmitt-konto%2Ftvasteg");
        (await asked.SubmitAsync("main form", ("Input.Password", Person.Password), ("Input.Code", "000000"))).Status.ShouldBe(422);
        (await asked.SubmitAsync("main form", ("Input.Password", Person.Password), ("Input.Code", Code(secret)))).Path.ShouldBe("/mitt-konto/tvasteg");
        (await visitor.GetAsync("/mitt-konto/losenord")).Path.ShouldBe("/mitt-konto/losenord");
        (await (await visitor.GetAsync("/logga-in/igen?till=https://elsewhere.example")).SubmitAsync("main form", ("Input.Password", Person.Password), ("Input.Code", Code(secret)))).Status.ShouldBe(422, "its code is used");
    }

    [Theory]
    [InlineData("/mitt-konto/atkomstnycklar")]
    [InlineData("/mitt-konto/inloggningar")]
    public async Task Keys_and_sign_ins_ask_again_before_they_are_made_or_ended(string path)
    {
        var person = await Person.MakeAsync(_site);
        await person.SignInAsync(); // elsewhere, so that there is one to end
        var visitor = await person.SignInAsync();
        var page = await visitor.GetAsync(path);
        page.Path.ShouldBe(path);
        _site.Clock.Advance(TimeSpan.FromMinutes(11));

        var asked = await visitor.GetAsync(path);
        asked.Path.ShouldStartWith("/logga-in/igen");
        (await page.SubmitAsync("main form")).Path.ShouldStartWith(path, Case.Sensitive, "what was opened in time may be filled in for half an hour");
        _site.Clock.Advance(TimeSpan.FromMinutes(20));
        (await page.SubmitAsync("main form")).Path.ShouldStartWith("/logga-in/igen");
        (await asked.SubmitAsync("main form", ("Input.Password", Person.Password))).Path.ShouldBe(path);
    }

    private string Code(byte[] secret) => Totp.CodeAt(secret, _site.Clock.GetUtcNow());

    private async Task<(Person Person, byte[] Secret, IReadOnlyList<string> RecoveryCodes)> PersonAsync()
    {
        var person = await Person.MakeAsync(_site);
        var (secret, codes) = await person.TurnCodesOnAsync(await person.SignInAsync());
        return (person, secret, codes);
    }
}
