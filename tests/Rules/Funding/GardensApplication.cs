namespace Samsteg.Rules;

/// <summary>An application of our own invention to the other form, about other things than the demo's, with twelve faults: what the checker finds in one plan it finds in another.</summary>
internal static class GardensApplication
{
    public const string Answers = """
        {
          "name": "Gröna händer",
          "owner": [{"id": "00000000-0000-4000-8000-000000000001", "organisation": {"text": "Björkdala kommun"}}],
          "partners": [
            {"id": "00000000-0000-4000-8000-000000000002", "organisation": {"text": "Hälsoskolan i Vik"}, "role": "Ordnar rum och kök."},
            {"id": "00000000-0000-4000-8000-000000000003", "organisation": {"text": "Region Norrsjö"}, "role": "Genomför passen och anställer trädgårdsterapeuten."},
            {"id": "00000000-0000-4000-8000-000000000004", "organisation": {"text": "Hälsoskolan Vik"}, "role": "Bjuder in anhöriga."}
          ],
          "background": "År 2021 odlade 40 personer på en kolonilott. I kommunen finns 31 000 invånare. Förra året hölls nio skördefester med 200 gäster.",
          "target_group_primary": "Personer som varit sjukskrivna i mer än två år.",
          "expected": [
            {"id": "00000000-0000-4000-8000-000000000011", "number": 24, "unit": "participants", "description": "Börjar i ett odlingslag"},
            {"id": "00000000-0000-4000-8000-000000000012", "number": 18, "unit": "persons", "description": "Går cirkelledarkurs"}
          ],
          "purpose": "Fler ska må bättre och våga prova ett arbete. En legitimerad trädgårdsterapeut leder passen. Alla deltagare gör en kartläggning innan de börjar.",
          "goal_areas": [
            {"id": "00000000-0000-4000-8000-000000000021", "number": 1, "name": "Människor på väg", "example_activities": "Tre odlingslag med 24 deltagare.", "expected_outcome": "Deltagarna vet vad de vill.", "evidence": "Registreringar"},
            {"id": "00000000-0000-4000-8000-000000000022", "number": 2, "name": "Föreningar som öppnar", "example_activities": "Föreningar utbildas och får stöd.", "expected_outcome": "Fler öppna dörrar.", "evidence": "Enkät"},
            {"id": "00000000-0000-4000-8000-000000000023", "number": 3, "name": "En bygd som ses", "example_activities": "Tre skördefester för hela bygden.", "expected_outcome": "Grannar känner varandra.", "evidence": "Enkät"}
          ],
          "result_targets": [
            {"id": "00000000-0000-4000-8000-000000000031", "name": "24 deltagare börjar i odlingslag", "comparison": "at_least", "value": 24, "unit": "deltagare", "due": "2028-12-31", "evidence": "Registreringar", "goal_areas": ["00000000-0000-4000-8000-000000000021"]},
            {"id": "00000000-0000-4000-8000-000000000032", "name": "24 deltagare fullföljer odlingslag", "comparison": "at_least", "value": 24, "unit": "deltagare", "due": "2028-12-31", "evidence": "Registreringar", "goal_areas": ["00000000-0000-4000-8000-000000000021"]},
            {"id": "00000000-0000-4000-8000-000000000033", "name": "Minst 15 deltagare har en kartläggning", "comparison": "at_least", "value": 15, "unit": "deltagare", "measure": {"code": "participants_with_needs_mapping", "text": "Kartlagda"}, "due": "2028-12-31", "evidence": "Registreringar", "goal_areas": ["00000000-0000-4000-8000-000000000021"]},
            {"id": "00000000-0000-4000-8000-000000000034", "name": "18 föreningar går cirkelledarkurs", "comparison": "at_least", "value": 18, "unit": "föreningar", "due": "2028-12-31", "evidence": "Intyg", "goal_areas": ["00000000-0000-4000-8000-000000000022"]},
            {"id": "00000000-0000-4000-8000-000000000035", "name": "Tre skördefester", "comparison": "at_least", "value": 3, "unit": "tillfällen", "due": "2029-06-30", "evidence": "Bilder", "goal_areas": ["00000000-0000-4000-8000-000000000023"]}
          ],
          "activities": [
            {"id": "00000000-0000-4000-8000-000000000041", "audience": "participants", "type": {"code": "group_activity", "text": "Grupp"}, "name": "Odlingslag", "count": 3, "per": "total", "sessions": 8, "group_minimum": 6, "group_maximum": 6, "total": 24, "text": "Varje odlingslag har sex pass i växthuset.", "goal_areas": ["00000000-0000-4000-8000-000000000021"]},
            {"id": "00000000-0000-4000-8000-000000000042", "audience": "enterprises", "type": {"code": "course", "text": "Kurs"}, "name": "Cirkelledarkurs", "count": 2, "per": "total", "text": "Om bemötande.", "goal_areas": ["00000000-0000-4000-8000-000000000022"]},
            {"id": "00000000-0000-4000-8000-000000000043", "audience": "joint", "type": {"code": "drop_in", "text": "Öppet"}, "name": "Skördefest", "count": 2, "per": "year", "text": "Alla är välkomna.", "goal_areas": ["00000000-0000-4000-8000-000000000023"]},
            {"id": "00000000-0000-4000-8000-000000000044", "audience": "participants", "type": {"code": "needs_mapping", "text": "Kartläggning"}, "name": "Hembesök", "text": "Hembesök görs varannan vecka i två månader.", "goal_areas": ["00000000-0000-4000-8000-000000000021"]}
          ],
          "organisation": "Styrgruppen möts sex gånger per år. En auktoriserad trädgårdsterapeut finns i varje odlingslag.",
          "coordinator": [{"id": "00000000-0000-4000-8000-000000000051", "organisation": {"text": "Region Norrsjö"}, "percent": 50, "text": "Håller ihop arbetet."}],
          "expected_result": "Hembesöken görs varannan vecka de första fem månaderna.",
          "stewardship": "Växthuset står kvar i tio år.",
          "budget": [
            {"id": "00000000-0000-4000-8000-000000000061", "cost_type": {"code": "coordinator", "text": "Samordnare"}, "text": "Samordnare", "payer": "grant", "percent": 50, "2026": 300000, "2027": 300000, "2030": 150000},
            {"id": "00000000-0000-4000-8000-000000000062", "cost_type": {"code": "equipment", "text": "Material"}, "text": "Växthus", "payer": "grant", "lump": 180000}
          ],
          "start": "2026-01-01",
          "end": "2028-12-31",
          "time_plan": [
            {"id": "00000000-0000-4000-8000-000000000071", "name": "Gro", "start": "2026-01-01", "end": "2026-12-31", "focus": "Bygga upp"},
            {"id": "00000000-0000-4000-8000-000000000072", "name": "Skörda", "start": "2027-07-01", "end": "2028-12-31", "focus": "Lämna över"}
          ]
        }
        """;
}
