namespace Samsteg.App.Activities;

/// <summary>Checking in by the code on the wall: today's session began an hour ago.</summary>
public sealed class CheckInTests
{
    [Fact]
    public async Task Whoever_is_signed_in_on_the_own_pages_checks_in_by_a_button_and_the_leader_sees_it()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var participant = await site.FactAsync<Guid>("select t.participant_id from participant_accounts t join accounts a on a.id = t.account_id where a.demo_role = 'participant' and t.ended_at is null");
        var own = await site.SignInAsync("participant");
        var page = await own.GetAsync($"/checka-in?kod={await CodeAsync(coach, today)}");
        page.Document.QuerySelectorAll("input:not([type=hidden])").ShouldBeEmpty();

        (await page.SubmitAsync("main form")).TextOf("main section [role=status]").ShouldBe("Du är inte med i listan för träffen. Säg till den som leder, så läggs du till.");
        await ExpectAsync(site, today, participant);
        (await page.SubmitAsync("main form")).TextOf("main section [role=status]").ShouldBe("Välkommen! Du är incheckad.");
        (await page.SubmitAsync("main form")).TextOf("main section [role=status]").ShouldBe("Välkommen! Du är incheckad.");

        (await today.RegistrationsAsync()).ShouldBe(1);
        (await site.FactAsync<int>("select minutes_late from attendance where session_id = $1 and is_self", today.Session)).ShouldBe(await MinutesAsync(site, today));
        var roster = await coach.GetAsync(today.Path);
        roster.TextOf(".roster")!.ShouldContain("checkade in själv 10.00");
        (await coach.GetAsync($"{today.Path}/{participant}/ratta")).TextOf("ol.due")!.ShouldContain("Deltagaren själv");
        (await coach.GetAsync(today.Path + "/skarm")).TextOf("#wall")!.ShouldContain("1 har checkat in");
    }

    [Fact]
    public async Task Who_has_no_account_is_answered_the_same_whether_it_fits_or_not()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var code = await CodeAsync(await site.SignInAsync(DemoRoster.Coach), today);
        var (reference, born) = await SomebodyAsync(site, today);
        var page = await site.Visit().GetAsync($"/checka-in?kod={code}");
        foreach (var name in await NamesAsync(site, today))
        {
            page.Source.ShouldNotContain(name);
        }

        var wrong = await page.SubmitAsync("main form", ("Input.Reference", reference), ("Input.BirthDate", born.AddDays(1).ToString("O")));
        (await today.RegistrationsAsync()).ShouldBe(0);
        var right = await page.SubmitAsync("main form", ("Input.Reference", reference.ToLowerInvariant()), ("Input.BirthDate", born.ToString("O")));

        right.Status.ShouldBe(wrong.Status);
        right.TextOf("main").ShouldBe(wrong.TextOf("main"));
        (await today.RegistrationsAsync()).ShouldBe(1);
        (await site.FactAsync<long>("select count(*) from attendance where session_id = $1 and is_self", today.Session)).ShouldBe(1);
    }

    [Fact]
    public async Task A_code_holds_for_its_minute_and_the_next()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var code = await CodeAsync(coach, today);
        var visitor = site.Visit();

        site.Clock.Advance(TimeSpan.FromSeconds(70));
        (await visitor.GetAsync($"/checka-in?kod={code}")).Document.QuerySelector("[name=biljett]").ShouldNotBeNull();
        (await CodeAsync(coach, today)).ShouldNotBe(code);
        site.Clock.Advance(TimeSpan.FromSeconds(60));

        (await visitor.GetAsync($"/checka-in?kod={code}")).TextOf("main [role=alert]")!.ShouldStartWith("Koden gäller inte. Den byts varje minut");
    }

    [Fact]
    public async Task A_code_that_was_sent_on_in_a_chat_checks_nobody_in_from_elsewhere()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var code = await CodeAsync(await site.SignInAsync(DemoRoster.Coach), today);
        await site.Visit().GetAsync($"/checka-in?kod={code}"); // somebody in the room, who sends the address on
        site.Clock.Advance(TimeSpan.FromMinutes(3));

        var shared = await site.Visit().GetAsync($"/checka-in?kod={code}");

        shared.TextOf("main [role=alert]")!.ShouldContain("en kod som du har fått av någon annan");
        shared.Document.QuerySelector("[name=biljett]").ShouldBeNull();
        (await today.RegistrationsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Check_in_opens_half_an_hour_before_the_start_and_closes_an_hour_and_a_half_after_it()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        async Task StartsAsync(int minutesFromNow) =>
            await site.OwnerAsync("update sessions set starts_at = $2::timestamptz, ends_at = $2::timestamptz + interval '3 hours' where id = $1", today.Session, site.Clock.GetUtcNow().AddMinutes(minutesFromNow).UtcDateTime);
        async Task<Page> WallAsync() => await coach.GetAsync(today.Path + "/skarm");

        await StartsAsync(31);
        (await WallAsync()).TextOf("#wall").ShouldBe("Incheckningen öppnar 10.01 och stänger 12.01.");
        await StartsAsync(30);
        (await WallAsync()).TextOf("#wall")!.ShouldContain("Incheckningen stänger 12.00.");
        await StartsAsync(-89);
        var (reference, born) = await SomebodyAsync(site, today);
        var page = await site.Visit().GetAsync($"/checka-in?kod={await CodeAsync(coach, today)}");
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        var late = await page.SubmitAsync("main form", ("Input.Reference", reference), ("Input.BirthDate", born.ToString("O")));

        late.Status.ShouldBe(422);
        late.TextOf("main [role=alert]").ShouldBe("Incheckningen är stängd. Säg till den som leder träffen, så blir du avprickad.");
        (await today.RegistrationsAsync()).ShouldBe(0);
        (await WallAsync()).TextOf("#wall")!.ShouldStartWith("Incheckningen stängde 10.01.");
    }

    [Fact]
    public async Task Who_drops_in_is_never_late_and_checks_in_as_long_as_it_lasts()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        await site.OwnerAsync("update sessions set type = 'drop_in', starts_at = $2::timestamptz, ends_at = $2::timestamptz + interval '4 hours' where id = $1", today.Session, site.Clock.GetUtcNow().AddHours(-3).UtcDateTime);
        var (reference, born) = await SomebodyAsync(site, today);
        var page = await site.Visit().GetAsync($"/checka-in?kod={await CodeAsync(await site.SignInAsync(DemoRoster.Coach), today)}");

        await page.SubmitAsync("main form", ("Input.Reference", reference), ("Input.BirthDate", born.ToString("O")));

        (await site.FactAsync<string>("select mark from attendance where session_id = $1 and is_self", today.Session)).ShouldBe("present");
    }

    [Theory]
    [InlineData("AAAAAAAA")]
    [InlineData("' or 1=1--")]
    [InlineData("00000000000000000000000000000000000000")]
    public async Task A_code_that_was_made_up_opens_nothing(string code)
    {
        await using var site = await Site.StartAsync();

        (await site.Visit().GetAsync($"/checka-in?kod={Uri.EscapeDataString(code)}")).TextOf("main [role=alert]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_page_that_was_left_open_and_a_forged_ticket_check_nobody_in()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var (reference, born) = await SomebodyAsync(site, today);
        var page = await site.Visit().GetAsync($"/checka-in?kod={await CodeAsync(await site.SignInAsync(DemoRoster.Coach), today)}");
        (string, string?)[] fields = [("Input.Reference", reference), ("Input.BirthDate", born.ToString("O"))];

        (await page.SubmitAsync("main form", [.. fields, ("biljett", Convert.ToBase64String(new byte[60]))])).Status.ShouldBe(422);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        (await page.SubmitAsync("main form", fields)).TextOf("main [role=alert]")!.ShouldStartWith("Koden gäller inte.");

        (await today.RegistrationsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_code_is_shown_to_who_answers_for_the_session_alone()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);

        var page = await (await site.SignInAsync(Samsteg.Platform.Role.Coach, today.Initiative)).GetAsync(today.Path + "/skarm");

        page.TextOf("#wall").ShouldBe("Bara den som leder träffen, eller planerar insatsens aktiviteter, kan visa koden.");
        (await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(today.Path + "/skarm")).Document.QuerySelector(".wall-signs").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_session_that_is_signed_off_takes_nobody_more()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var code = await CodeAsync(coach, today);
        await today.PressAsync(await today.PressAsync(await coach.GetAsync(today.Path), "AllPresent"), "Done");

        (await site.Visit().GetAsync($"/checka-in?kod={code}")).TextOf("main [role=alert]").ShouldNotBeNull();
        (await coach.GetAsync(today.Path + "/skarm")).TextOf("#wall").ShouldBe("Träffen är klarmarkerad, så incheckningen är stängd.");
    }

    [Fact]
    public async Task The_sign_off_tells_who_and_when_and_that_it_was_corrected_since()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        (await coach.GetAsync(today.Path + "/lista")).TextOf("dl.facts")!.ShouldContain("Inte än");
        await today.PressAsync(await today.PressAsync(await coach.GetAsync(today.Path), "AllPresent"), "Done");
        (await coach.GetAsync(today.SessionPath)).TextOf("dl.facts")!.ShouldContain("KlarmarkeradCarin Demo, ");
        site.Clock.Advance(TimeSpan.FromMinutes(30));

        var participant = await site.FactAsync<Guid>("select participant_id from attendance where session_id = $1 order by participant_id limit 1", today.Session);
        await (await coach.GetAsync($"{today.Path}/{participant}/ratta")).SubmitAsync("main form", ("Input.Mark", "absent_valid"), ("Input.Reason", "Hade ringt återbud."));

        foreach (var path in new[] { today.SessionPath, today.Path + "/lista" })
        {
            (await coach.GetAsync(path)).TextOf(".sign-off-changed")!.ShouldContain("en deltagare");
        }
    }

    private static async Task<string> CodeAsync(Visitor leader, DemoRoster today) => (await leader.GetAsync(today.Path + "/skarm")).TextOf(".wall-signs")!.Replace(" ", "", StringComparison.Ordinal);

    private static async Task<int> MinutesAsync(Site site, DemoRoster today) =>
        (int)(TestClock.Start - await site.FactAsync<DateTime>("select starts_at from sessions where id = $1", today.Session)).TotalMinutes;

    private static async Task<(string Reference, DateOnly Born)> SomebodyAsync(Site site, DemoRoster today)
    {
        var who = (await site.Database.RowsAsync($"""
            select p.reference, d.birth_date from series_members m join participants p on p.id = m.participant_id join participant_details d on d.participant_id = p.id
            where m.series_id = '{today.Series}' and m.left_on is null and d.birth_date is not null order by p.id limit 1
            """))[0];
        return ((string)who[0]!, (DateOnly)who[1]!);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Site site, DemoRoster today) => [.. (await site.Database.RowsAsync(
        $"select p.family_name from series_members m join participants p on p.id = m.participant_id where m.series_id = '{today.Series}' and p.family_name is not null")).Select(static row => (string)row[0]!)];

    private static Task ExpectAsync(Site site, DemoRoster today, Guid participant) => site.OwnerAsync("""
        insert into session_participants (id, initiative_id, session_id, participant_id, origin, added_on) values (uuidv7(), $1, $2, $3, 'signed_up', '2026-04-10')
        on conflict do nothing
        """, today.Initiative, today.Session, participant);
}
