using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Agreements as other systems read them: states with how long they took, and parties.</summary>
public sealed class AgreementApiTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly Site _site = demo.Site;

    [Fact]
    public async Task An_agreement_is_read_with_its_states_how_long_each_took_and_its_parties()
    {
        var agreement = await _site.FactAsync<Guid>("select agreement_id from agreement_states where superseded_at is null group by 1 having count(*) >= 3 and bool_or(state = 'signed') order by 1 limit 1");
        var initiative = await _site.FactAsync<Guid>("select initiative_id from business_agreements where id = $1", agreement);
        var other = await _site.FactAsync<Guid>("select id from organisations o where o.id not in (select unnest(array[buyer_id, supplier_id]) from business_agreements where id = $1) and o.id not in (select organisation_id from agreement_parties) order by id limit 1", agreement);
        await _site.OwnerAsync("insert into agreement_parties (id, initiative_id, agreement_id, organisation_id, part) values (uuidv7(), $1, $2, $3, 'other')", initiative, agreement, other);

        var read = (await (await ApiClient.OfAsync(_site, "project_lead")).GetAsync($"initiatives/{initiative}/agreements/{agreement}")).Json;

        var states = read.GetProperty("states").EnumerateArray().Select(static state => (
            State: state.GetProperty("state").GetString(), On: state.GetProperty("occurredOn").GetDateTime(), Days: state.GetProperty("days") is { ValueKind: JsonValueKind.Number } days ? days.GetInt32() : (int?)null)).ToList();
        states[0].State.ShouldBe("signed");
        states.Zip(states.Skip(1)).ShouldAllBe(static pair => pair.Second.Days == (pair.First.On - pair.Second.On).Days, "until the next was reached");
        var party = read.GetProperty("parties").EnumerateArray().Single(one => one.GetProperty("organisation").GetGuid() == other);
        party.GetProperty("part").GetString().ShouldBe("other");
        party.GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task How_long_agreements_stay_in_a_state_is_told_of_what_the_reader_may_read()
    {
        var lead = await ApiClient.OfAsync(_site, "project_lead");
        var initiative = await _site.FactAsync<Guid>("select initiative_id from business_agreements limit 1");

        var all = (await lead.GetAsync("agreements/stage-times")).Json.GetProperty("items");
        var one = (await lead.GetAsync($"initiatives/{initiative}/agreements/stage-times")).Json.GetProperty("items");

        all.GetArrayLength().ShouldBeGreaterThan(0);
        one.EnumerateArray().Select(static item => (item.GetProperty("state").GetString(), item.GetProperty("agreements").GetInt32())).ShouldAllBe(static item => item.Item2 > 0);
        (await (await ApiClient.OfAsync(_site, "coach")).GetAsync("agreements/stage-times")).Status.ShouldBe(403);
        (await lead.GetAsync($"initiatives/{Guid.NewGuid()}/agreements/stage-times")).Status.ShouldBeOneOf(403, 404);
    }
}
