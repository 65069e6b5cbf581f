using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Samsteg.Platform;

namespace Samsteg.App.Platform;

/// <summary>The clock goes ahead a day and back again while the program serves: nobody is let in who should not be, nothing fails and nothing stays stuck.</summary>
public sealed class ClockJumpTests : IAsyncLifetime
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(Template.Demo);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Ahead_ends_sign_ins_links_and_keys_as_time_does()
    {
        var person = await Person.MakeAsync(_site);
        var visitor = await person.SignInAsync();
        var lead = await ApiClient.OfAsync(_site, DemoCases.Lead);
        await _site.OwnerAsync("update api_tokens set expires_on = '2026-04-15'");
        await (await _site.Visit().GetAsync("/glomt-losenord")).SubmitAsync("main form", ("Input.Email", person.Email));
        var link = (await Mailbox.TakeAsync(_site)).Single(mail => mail.To.Contains(person.Email, StringComparison.Ordinal)).Link;

        _site.Clock.Advance(Day);

        (await visitor.GetAsync("/organisationer")).Path.ShouldStartWith("/logga-in");
        (await lead.GetAsync("organisations")).Status.ShouldBe(401);
        (await _site.Visit().GetAsync(link)).TextOf("main form").ShouldBeNull();
    }

    [Fact]
    public async Task Back_an_hour_all_goes_on_and_what_was_done_later_can_be_ended_and_corrected()
    {
        var cases = await DemoCases.OfAsync(_site);
        var coach = await _site.SignInAsync(DemoCases.Coach);
        var file = cases.PathOf(await cases.OwnAsync());
        await RegisterContactAsync(coach, file);
        var key = await MakeKeyAsync(coach);

        _site.Clock.Advance(-Hour);

        (await coach.GetAsync(file)).Status.ShouldBe(200);
        await RegisterContactAsync(coach, file);
        var contact = await _site.FactAsync<Guid>("select id from contacts order by registered_at desc, id desc limit 1");
        var correction = await coach.GetAsync($"{file}/kontakt/{contact}");
        (await correction.SubmitAsync("main form", ("Input.Reason", "fel dag"), ("Input.Note", "rättad"))).Redirects.Count.ShouldBe(1);
        (await _site.FactAsync<bool>("select superseded_at >= registered_at from contacts where id = $1", contact)).ShouldBeTrue();
        (await key.SubmitAsync("form[action*='Revoke']")).Status.ShouldBe(200);
        (await (await coach.GetAsync("/")).SubmitAsync("form[action$='/logga-ut']")).Status.ShouldBe(200);
        (await coach.GetAsync("/")).Path.ShouldStartWith("/logga-in");
    }

    [Fact]
    public async Task Back_again_no_code_is_taken_twice_and_a_recovery_code_lets_in_meanwhile()
    {
        var person = await Person.MakeAsync(_site);
        var (secret, recovery) = await person.TurnCodesOnAsync(await person.SignInAsync());
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = Totp.CodeAt(secret, _site.Clock.GetUtcNow());
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", code))).Path.ShouldBe("/");
        _site.Clock.Advance(Hour);
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", Totp.CodeAt(secret, _site.Clock.GetUtcNow())))).Path.ShouldBe("/");

        _site.Clock.Advance(-Hour);

        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", code))).Status.ShouldBe(422, "it is the code of now again, and was used");
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", recovery[0]))).Path.ShouldBe("/");
        _site.Clock.Advance(Hour + TimeSpan.FromMinutes(1));
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", Totp.CodeAt(secret, _site.Clock.GetUtcNow())))).Path.ShouldBe("/", "nobody is locked out for ever");
    }

    [Fact]
    public async Task What_was_proved_by_a_clock_that_was_ahead_is_asked_for_again()
    {
        var person = await Person.MakeAsync(_site);
        _site.Clock.Advance(Hour);
        var visitor = await person.SignInAsync();
        (await visitor.GetAsync("/mitt-konto/tvasteg")).Path.ShouldBe("/mitt-konto/tvasteg");

        _site.Clock.Advance(-Hour);

        (await visitor.GetAsync("/mitt-konto/tvasteg")).Path.ShouldStartWith("/logga-in/igen");
    }

    [Fact]
    public async Task A_lock_made_by_a_clock_that_was_ahead_is_none_and_a_lock_of_now_holds()
    {
        var person = await Person.MakeAsync(_site);
        await LockAsync(person);
        (await person.TryAsync()).Status.ShouldBe(422);
        _site.Clock.Advance(Day);
        await LockAsync(person);
        (await person.TryAsync()).Status.ShouldBe(422);

        _site.Clock.Advance(-Day);

        (await person.TryAsync()).Path.ShouldBe("/");
    }

    [Fact]
    public async Task Recurring_work_planned_by_a_clock_that_was_ahead_is_due_when_its_interval_has_passed()
    {
        var runner = _site.Services.GetServices<IHostedService>().OfType<JobRunner>().Single();
        _site.Clock.Advance(Day);
        await DrainAsync(runner);
        for (var patience = 100; await WaitingAsync() > 0 && patience > 0; patience--)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken); // the site's own runner is at it, and is not stopped in the midst of it
        }

        await runner.StopAsync(TestContext.Current.CancellationToken); // only the test runs what is due from here on
        (await WaitingAsync()).ShouldBe(0, "all is planned from tomorrow on");

        _site.Clock.Advance(-Day);
        await DrainAsync(runner);
        _site.Clock.Advance(TimeSpan.FromMinutes(1));

        (await WaitingAsync()).ShouldBeGreaterThan(0);
        await DrainAsync(runner);

        async Task<long> WaitingAsync() => (await _site.FactAsync<long>("select count(*) from jobs where kind = 'log.seal' and finished_at is null and failed_at is null and run_at <= $1", _site.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task The_log_written_by_such_a_clock_verifies()
    {
        foreach (var jump in new[] { Day, -Day, -Hour, 2 * Hour })
        {
            await _site.SignInAsync(DemoCases.Lead);
            await _site.OwnerAsync("select audit.seal(1000000)");
            _site.Clock.Advance(jump);
        }

        var verified = await SealTests.SealAndVerifyAsync(_site.Database);

        verified.Found.ShouldBeEmpty();
        verified.Entries.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public async Task Guesses_are_counted_by_time_that_does_not_jump()
    {
        await using var site = await Site.StartAsync(Template.Empty, static deployment => deployment with { Limits = RequestLimits.Usual with { SignIns = 2 } });
        var form = await site.Visit().GetAsync("/logga-in");
        for (var attempt = 0; attempt < 4; attempt++)
        {
            (await form.SubmitAsync("main form", ("Input.Email", "a@example.se"), ("Input.Password", "x"))).Status.ShouldBe(attempt < 2 ? 422 : 429);
            site.Clock.Advance(attempt % 2 == 0 ? Day : -Day);
        }
    }

    private static async Task LockAsync(Person person)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await person.TryAsync("fel lösenord")).Status.ShouldBe(422);
        }
    }

    private static async Task DrainAsync(JobRunner runner)
    {
        await runner.PrepareAsync(default);
        while (await runner.RunNextAsync(default))
        {
        }
    }

    private static async Task RegisterContactAsync(Visitor coach, string file)
    {
        var form = await coach.GetAsync($"{file}/kontakt");
        var answer = await form.SubmitAsync("main form",
            ("Input.Purpose", CommandTests.FirstChoice(form, "Input.Purpose")),
            ("Input.Channel", form.Document.QuerySelector("input[name='Input.Channel']")!.GetAttribute("value")),
            ("Input.Note", "Prov"));
        answer.Redirects.Count.ShouldBe(1);
    }

    private static async Task<Page> MakeKeyAsync(Visitor visitor)
    {
        await (await visitor.GetAsync("/mitt-konto/atkomstnycklar")).SubmitAsync("main form.form", ("Input.Name", "Prov"), ("Input.ExpiresOn", "2026-12-31"), ("Input.Scopes", "organisations:read"));
        return await visitor.GetAsync("/mitt-konto/atkomstnycklar");
    }
}
