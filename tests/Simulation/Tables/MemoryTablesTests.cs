using App.Tests;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using FluentAssertions;
using Xunit;

namespace Simulation.Tables;

/// <summary>
/// The tables in memory answer as the emulator does, and refuse what the service refuses and it does not.
/// </summary>
public sealed class MemoryTablesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task they_do_and_answer_what_the_emulator_does(int seed)
    {
        var emulated = await Azurite.NewTableAsync("sim");
        var inMemory = InMemory();
        await inMemory.CreateIfNotExistsAsync();
        var one = new TableTalk(emulated, new Random(seed));
        var other = new TableTalk(inMemory, new Random(seed));
        for (var turn = 0; turn < 150; turn++)
        {
            var said = await one.Say();
            (await other.Say()).Should().Be(said, "that is what the emulator said at turn {0}", turn);
        }

        (await other.Everything()).Should().Equal(await one.Everything());
    }

    [Fact]
    public async Task they_refuse_what_the_service_refuses()
    {
        var table = InMemory();
        (await Refused(() => table.AddEntityAsync(new TableEntity("p", "r")))).Should().Be((404, "TableNotFound"));
        await table.CreateIfNotExistsAsync();
        (await Refused(() => table.AddEntityAsync(new TableEntity("p/", "r")))).Should().Be((400, "OutOfRangeInput"));
        (await Refused(() => table.AddEntityAsync(new TableEntity("p", new string('r', 1_025)))))
            .Should().Be((400, "KeyValueTooLarge"));
        (await Refused(() => table.AddEntityAsync(new TableEntity("p", "r") { ["T"] = new string('x', 32_769) })))
            .Should().Be((400, "PropertyValueTooLarge"));
        (await Refused(() => table.AddEntityAsync(new TableEntity("p", "r") { ["B"] = new byte[65_537] })))
            .Should().Be((400, "PropertyValueTooLarge"));
        var wide = new TableEntity("p", "r");
        for (var property = 0; property < 253; property++)
        {
            wide["P" + Text.Of(property)] = property;
        }

        (await Refused(() => table.AddEntityAsync(wide))).Should().Be((400, "TooManyProperties"));
        (await Refused(() => table.SubmitTransactionAsync([Add("p", "1"), Add("q", "1")])))
            .Should().Be((400, "CommandsInBatchActOnDifferentPartitions"));
        (await Refused(() => table.SubmitTransactionAsync([Add("p", "1"), Add("p", "1")])))
            .Should().Be((400, "InvalidDuplicateRow"));
        var many = Enumerable.Range(0, 101).Select(row => Add("p", Text.Of(row)));
        (await Refused(() => table.SubmitTransactionAsync(many)))
            .Should().Be((400, "InvalidInput"));
        (await new TableTalk(table, new Random(1)).Everything()).Should().BeEmpty();
    }

    [Fact]
    public async Task a_page_ends_where_it_likes_and_the_next_goes_on()
    {
        var table = InMemory(pageRows: 2);
        await table.CreateIfNotExistsAsync();
        foreach (var row in new[] { "1", "2", "3", "4", "5" })
        {
            await table.AddEntityAsync(new TableEntity("p", row));
        }

        var rows = new List<string>();
        await foreach (var page in table.QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages())
        {
            page.Values.Should().HaveCountLessThanOrEqualTo(2);
            rows.AddRange(page.Values.Select(row => row.RowKey));
        }

        rows.Should().Equal("1", "2", "3", "4", "5");
    }

    private static TableTransactionAction Add(string partition, string row) =>
        new(TableTransactionActionType.Add, new TableEntity(partition, row));

    private static async Task<(int Status, string? Code)> Refused(Func<Task> act)
    {
        var refused = (await act.Should().ThrowAsync<RequestFailedException>()).Which;
        return (refused.Status, refused.ErrorCode);
    }

    private static TableClient InMemory(int pageRows = 1_000)
    {
        var at = DateTimeOffset.UnixEpoch;
        var http = new TableHttp(new MemoryTables(() => at), () => pageRows);
        var options = new TableClientOptions { Transport = new AtOnce(http) };
        options.Retry.MaxRetries = 0;
        return new TableServiceClient(Instance.Deployment.Storage, options).GetTableClient("rows");
    }

    /// <summary>Answers in place, and always.</summary>
    private sealed class AtOnce(TableHttp tables) : HttpPipelineTransport
    {
        public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

        public override void Process(HttpMessage message) => message.Response =
            new TableExchange(tables.Answer(TableExchange.Read(message.Request)), message.Request);

        public override ValueTask ProcessAsync(HttpMessage message)
        {
            Process(message);
            return ValueTask.CompletedTask;
        }
    }
}
