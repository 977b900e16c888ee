using Azure.Data.Tables;
using FluentAssertions;
using Xunit;

namespace App.Tests.Compat;

public class QueriesTests
{
    [Fact]
    public async Task More_than_a_thousand_rows_come_in_pages_each_once_and_in_order()
    {
        var table = await Azurite.NewTableAsync();
        await FillAsync(table, "p'1", 1_050);

        var sizes = new List<int>();
        var names = new List<string>();
        await foreach (var page in table.QueryAsync<TableEntity>().AsPages())
        {
            sizes.Add(page.Values.Count);
            names.AddRange(page.Values.Select(row => row.RowKey));
        }

        sizes.Should().Equal(1_000, 50);
        names.Should().Equal(Enumerable.Range(0, 1_050).Select(Name));
    }

    [Fact]
    public async Task A_page_can_be_small_and_a_continuation_goes_on_where_it_ended()
    {
        var table = await Azurite.NewTableAsync();
        await FillAsync(table, "p q+%", 7);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {"p q+%"}");
        var query = table.QueryAsync<TableEntity>(filter, maxPerPage: 3);

        string? continuation = null;
        await foreach (var page in query.AsPages())
        {
            page.Values.Select(row => row.RowKey).Should().Equal(Name(0), Name(1), Name(2));
            continuation = page.ContinuationToken;
            break;
        }

        continuation.Should().NotBeNullOrEmpty();
        var sizes = new List<int>();
        var rest = new List<string>();
        await foreach (var page in query.AsPages(continuation, pageSizeHint: 2))
        {
            sizes.Add(page.Values.Count);
            rest.AddRange(page.Values.Select(row => row.RowKey));
        }

        sizes.Should().Equal(2, 2);
        rest.Should().Equal(Name(3), Name(4), Name(5), Name(6));
    }

    [Fact]
    public async Task A_projection_reads_only_what_it_names()
    {
        var table = await Azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["one"] = 1, ["two"] = 2.5, ["three"] = "3" });

        var row = (await Rows.OfAsync(table, select: ["RowKey", "two"])).Should().ContainSingle().Which;

        row.ContainsKey("one").Should().BeFalse();
        row.ContainsKey("three").Should().BeFalse();
        row.RowKey.Should().Be("r");
        row.GetDouble("two").Should().Be(2.5);
    }

    [Fact]
    public async Task A_filter_quotes_each_value_by_its_type()
    {
        var table = await Azurite.NewTableAsync();
        var id = Guid.NewGuid();
        var instant = new DateTimeOffset(2026, 11, 21, 19, 17, 51, TimeSpan.Zero).AddTicks(1234567);
        const long large = 9007199254740993;
        await table.AddEntityAsync(new TableEntity("p", "hit")
        {
            ["text"] = "it's' or '1' eq '1 & ?#%+ æ",
            ["large"] = large,
            ["number"] = 7,
            ["id"] = id,
            ["at"] = instant,
            ["flag"] = true,
            ["rate"] = 1.5,
        });
        await table.AddEntityAsync(
            new TableEntity("p", "miss") { ["text"] = "it", ["large"] = large - 1, ["number"] = 8 });

        foreach (var filter in new[]
        {
            TableClient.CreateQueryFilter($"text eq {"it's' or '1' eq '1 & ?#%+ æ"}"),
            TableClient.CreateQueryFilter($"large eq {large}"),
            TableClient.CreateQueryFilter($"number lt {8} and PartitionKey eq {"p"}"),
            TableClient.CreateQueryFilter($"id eq {id}"),
            TableClient.CreateQueryFilter($"at eq {instant} and at ge {instant.UtcDateTime}"),
            TableClient.CreateQueryFilter($"flag eq {true}"),
            TableClient.CreateQueryFilter($"rate gt {1.25}"),
        })
        {
            (await Rows.OfAsync(table, filter)).Should().ContainSingle(filter).Which.RowKey.Should().Be("hit");
            var theirs = await JavaScriptClient.AskAsync(new { op = "list", table = table.Name, filter });
            theirs["value"]!.AsArray().Should().ContainSingle(filter);
        }

        var hostile = TableClient.CreateQueryFilter($"text eq {"' or PartitionKey eq 'p"}");
        (await Rows.OfAsync(table, hostile)).Should().BeEmpty();
    }

    [Fact]
    public void What_has_no_literal_cannot_stand_in_a_filter() =>
        FluentActions.Invoking(() => TableClient.CreateQueryFilter($"x eq {new object()}"))
            .Should().Throw<ArgumentException>();

    [Fact]
    public async Task A_filter_the_service_does_not_understand_is_refused()
    {
        var table = await Azurite.NewTableAsync();

        (await Refusal.OfAsync(() => Rows.OfAsync(table, "this is no filter"))).Status.Should().Be(400);
    }

    private static string Name(int number) => $"r{number:D5}";

    private static async Task FillAsync(TableClient table, string partitionKey, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(100))
        {
            await table.SubmitTransactionAsync(chunk.Select(number => new TableTransactionAction(
                TableTransactionActionType.Add,
                new TableEntity(partitionKey, Name(number)))));
        }
    }
}
