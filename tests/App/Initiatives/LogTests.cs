using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.App;

public sealed partial class LogTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task The_log_is_narrowed_by_act_and_participant_and_its_export_is_logged()
    {
        var (id, path) = await DemoAsync();
        var lead = await demo.Site.SignInAsync("project_lead");
        var participant = await demo.Site.FactAsync<Guid>("select id from participants where initiative_id = $1 order by reference limit 1", id);
        var reference = await demo.Site.FactAsync<string>("select reference from participants where id = $1", participant);
        await demo.Site.OwnerAsync("insert into audit_entries (at, action, subject_kind, initiative_id, participant_id) values ('2026-04-15', 'read', 'participants', $1, $2)", id, participant);

        var rows = (await lead.GetAsync($"{path}/logg?Reference={reference!.ToLowerInvariant()}&Act=read")).RowsOf("#list table");
        rows.Count.ShouldBeGreaterThan(0);
        rows.ShouldAllBe(row => row[4] == reference && row[2] == "Läste");
        (await lead.GetAsync($"{path}/logg?Reference=finns-inte")).RowsOf("#list table").ShouldBeEmpty();
        (await lead.GetAsync($"{path}/logg?export=csv")).Source.ShouldContain(reference);
        (await lead.GetAsync($"{path}/logg?Act=exported")).RowsOf("#list table").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Who_does_not_reach_participants_reads_nothing_of_them()
    {
        var (_, path) = await DemoAsync();
        var auditor = await demo.Site.SignInAsync("auditor");
        var log = await auditor.GetAsync($"{path}/logg");

        log.Status.ShouldBe(200);
        log.RowsOf("#list table").ShouldAllBe(static row => row[4].StartsWith('–'));
        log.TextOf("main > .hint").ShouldNotBeNull().ShouldContain("inte det som rör enskilda deltagare");
        var readings = await auditor.GetAsync($"{path}/logg/lasningar");
        readings.TextOf("main > .hint").ShouldNotBeNull().ShouldContain("inte det som rör enskilda deltagare");
    }

    [Fact]
    public async Task Whatever_is_logged_is_said_in_words()
    {
        await using var scope = demo.Site.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();
        var acts = Repository.Files("src", "*.cs").SelectMany(static file => LoggedActs().Matches(Repository.Read(file))).ToList();
        acts.Count.ShouldBeGreaterThan(20);
        var fields = scope.ServiceProvider.GetRequiredService<SamstegContext>().Model.GetEntityTypes()
            .Where(static type => type.FindProperty("InitiativeId") is not null && type.GetTableName() != "audit_entries")
            .SelectMany(static type => type.GetProperties().Where(static property => !property.IsPrimaryKey() && !property.IsConcurrencyToken).Select(static property => property.GetColumnName()));

        string[] keys =
        [
            .. acts.Select(static act => $"audit.action.{act.Groups[1].Value}"), .. acts.Select(static act => $"audit.table.{act.Groups[2].Value}"),
            .. fields.Where(static field => !LogWords.IsBookkeeping(field)).Select(static field => $"audit.field.{field}"),
        ];
        keys.Distinct().Where(key => texts.Find(key) is null).ShouldBeEmpty();
    }

    [GeneratedRegex(@"RecordAsync\(\s*""(\w+)"",\s*""(\w+)""")]
    private static partial Regex LoggedActs();

    [Fact]
    public async Task Readings_are_folded_by_day_reader_and_participant()
    {
        var (id, path) = await DemoAsync();
        var lead = await demo.Site.SignInAsync("project_lead");
        var participant = await demo.Site.FactAsync<Guid>("select id from participants where initiative_id = $1 order by reference limit 1", id);
        var reference = await demo.Site.FactAsync<string>("select reference from participants where id = $1", participant);
        var reader = await demo.Site.FactAsync<Guid>("select id from accounts where demo_role = 'coach'");
        foreach (var at in new[] { "2025-12-31 22:30Z", "2025-12-31 23:30Z", "2026-01-01 08:00Z", "2026-01-02 08:00Z" })
        {
            await demo.Site.OwnerAsync("""
                insert into audit_entries (at, account_id, action, subject_kind, initiative_id, participant_id) values ($1::text::timestamptz, $2, 'read', 'participants', $3, $4)
                """, at, reader, id, participant);
        }

        var rows = (await lead.GetAsync($"{path}/logg/lasningar?Reader={reader}&Reference={reference}&From=2025-12-31&Until=2026-01-01")).RowsOf("#list table");

        rows.Select(row => (row[0], row[4] == reference, row[5], row[6])).ShouldBe(
            [("1 januari 2026", true, "2", "00:30–09:00"), ("31 december 2025", true, "1", "23:30")], "days and hours are Swedish");
        (await lead.GetAsync($"{path}/logg/lasningar?Reader={Guid.NewGuid()}")).RowsOf("#list table").ShouldBeEmpty();
        (await lead.GetAsync($"{path}/logg/lasningar?Reader={reader}&Reference={reference}&From=0001-01-01&Until=9999-12-31")).RowsOf("#list table").ShouldNotBeEmpty("every day of the calendar is one");
    }

    [Fact]
    public async Task Every_table_that_can_stand_in_the_log_has_a_label()
    {
        var (id, path) = await DemoAsync();
        var tables = await demo.Site.FactAsync<string[]>("""
            select array_agg(c.table_name::text) from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and c.column_name = 'initiative_id' and t.table_type = 'BASE TABLE'
            """);
        var lead = await demo.Site.SignInAsync("project_lead");
        foreach (var (page, some) in tables!.Chunk(40).Index()) // fewer than a page of the log
        {
            await demo.Site.OwnerAsync(
                "insert into audit_entries (at, action, subject_kind, initiative_id) select '2026-04-15', $3::text, name, $1 from unnest($2::text[]) name", id, some, $"labelled_{page}");

            var rows = (await lead.GetAsync($"{path}/logg?Act=labelled_{page}")).RowsOf("#list table");
            rows.Count.ShouldBe(some.Length);
            rows.Select(static row => row[3]).ShouldAllBe(static label => char.IsUpper(label[0]));
        }
    }

    private async Task<(Guid Id, string Path)> DemoAsync()
    {
        var id = await demo.Site.FactAsync<Guid>("select id from initiatives where name_sv like 'Nyttiga%'");
        return (id, $"/insatser/{id}");
    }
}
