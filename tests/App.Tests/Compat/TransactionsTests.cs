using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using FluentAssertions;
using Xunit;

namespace App.Tests.Compat;

public class TransactionsTests
{
    [Fact]
    public async Task Every_kind_of_action_does_what_it_says_and_answers_the_new_ETag()
    {
        var table = await Azurite.NewTableAsync();
        foreach (var row in new[] { "merged", "replaced", "deleted", "upmerged", "upreplaced" })
        {
            await table.AddEntityAsync(new TableEntity("p", row) { ["old"] = 1 });
        }

        var merged = (await table.GetEntityAsync<TableEntity>("p", "merged")).Value.ETag;
        var response = await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, New("added")),
            new(TableTransactionActionType.UpdateMerge, New("merged"), merged),
            new(TableTransactionActionType.UpdateReplace, New("replaced"), ETag.All),
            new(TableTransactionActionType.Delete, New("deleted")),
            new(TableTransactionActionType.UpsertMerge, New("upmerged")),
            new(TableTransactionActionType.UpsertReplace, New("upreplaced")),
        ]);

        response.Value.Should().HaveCount(6).And.OnlyContain(part => part.Status == 204 && !part.IsError);
        response.Value[0].ReasonPhrase.Should().Be("No Content");
        response.Value[3].Headers.ETag.Should().BeNull();
        var rows = (await Rows.OfAsync(table)).ToDictionary(row => row.RowKey, StringComparer.Ordinal);
        rows.Keys.Should().BeEquivalentTo("added", "merged", "replaced", "upmerged", "upreplaced");
        rows.Values.Should().OnlyContain(row => row.GetInt64("new") == 2);
        rows.Values.Where(row => row.ContainsKey("old")).Select(row => row.RowKey)
            .Should().BeEquivalentTo("merged", "upmerged");
        rows["added"].ETag.Should().Be(response.Value[0].Headers.ETag!.Value);
        rows["merged"].ETag.Should().Be(response.Value[1].Headers.ETag!.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(11)]
    public async Task One_refused_action_writes_nothing_and_is_named(int place)
    {
        var table = await Azurite.NewTableAsync();
        await table.AddEntityAsync(New("taken"));
        var actions = Enumerable.Range(0, 12)
            .Select(number => number == place ? "taken" : $"r{number}")
            .Select(row => new TableTransactionAction(TableTransactionActionType.Add, New(row)))
            .ToList();

        var submit = () => table.SubmitTransactionAsync(actions);

        var refusal = (await submit.Should().ThrowAsync<TableTransactionFailedException>()).Which;
        refusal.Status.Should().Be(409);
        (refusal.ErrorCode! == TableErrorCode.EntityAlreadyExists).Should().BeTrue();
        refusal.FailedTransactionActionIndex.Should().Be(place);
        (await Rows.OfAsync(table)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_stale_ETag_fails_all_of_it()
    {
        var table = await Azurite.NewTableAsync();
        var stale = (await table.AddEntityAsync(New("account"))).Headers.ETag!.Value;
        await table.UpdateEntityAsync(New("account"), stale);

        var submit = () => table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, New("entry")),
            new(TableTransactionActionType.UpdateReplace, New("account"), stale),
        ]);

        var refusal = (await submit.Should().ThrowAsync<TableTransactionFailedException>()).Which;
        (refusal.Status, refusal.ErrorCode, refusal.FailedTransactionActionIndex)
            .Should().Be((412, "UpdateConditionNotSatisfied", 1));
        (await table.GetEntityIfExistsAsync<TableEntity>("p", "entry")).HasValue.Should().BeFalse();
    }

    [Fact]
    public async Task Updating_or_deleting_what_is_not_there_fails_all_of_it()
    {
        var table = await Azurite.NewTableAsync();
        foreach (var type in new[] { TableTransactionActionType.UpdateMerge, TableTransactionActionType.Delete })
        {
            var submit = () => table.SubmitTransactionAsync(
                [new(TableTransactionActionType.Add, New("added")), new(type, New("absent"), ETag.All)]);

            (await submit.Should().ThrowAsync<TableTransactionFailedException>()).Which.Status.Should().Be(404);
        }

        (await Rows.OfAsync(table)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_transaction_of_nothing_is_a_mistake()
    {
        var table = await Azurite.NewTableAsync();

        var submit = () => table.SubmitTransactionAsync([]);

        await submit.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_hundred_rows_with_hostile_text_are_one_transaction()
    {
        var table = await Azurite.NewTableAsync();
        const string hostile = "\r\n--changeset_x--\r\n--batch_x--\r\nHTTP/1.1 404 Not Found\r\n\r\n\"}{";
        var actions = Enumerable.Range(0, 100)
            .Select(number => new TableTransactionAction(
                TableTransactionActionType.Add,
                new TableEntity("p", $"r'{number} æ%") { ["text"] = hostile }))
            .ToList();

        (await table.SubmitTransactionAsync(actions)).Value.Should().HaveCount(100);

        var rows = await Rows.OfAsync(table);
        rows.Should().HaveCount(100).And.OnlyContain(row => row.GetString("text") == hostile);
    }

    [Fact]
    public async Task Both_clients_work_on_one_another_s_transactions()
    {
        var table = await Azurite.NewTableAsync();
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, New("ours"))]);
        var update = new JsonObject { ["partitionKey"] = "p", ["rowKey"] = "ours", ["theirs"] = 3 };
        await JavaScriptClient.ValueAsync(new
        {
            op = "submit",
            table = table.Name,
            actions = new object[]
            {
                new object[] { "update", update, "Merge" },
                new object[] { "create", new JsonObject { ["partitionKey"] = "p", ["rowKey"] = "theirs" } },
            },
        });

        var ours = (await table.GetEntityAsync<TableEntity>("p", "ours")).Value;
        ours.GetInt64("new").Should().Be(2);
        ours.GetInt32("theirs").Should().Be(3);

        var theirs = await JavaScriptClient.AskAsync(new
        {
            op = "submit",
            table = table.Name,
            actions = new object[] { new object[] { "create", new { partitionKey = "p", rowKey = "ours" } } },
        });
        theirs["code"]!.GetValue<string>().Should().Be("EntityAlreadyExists");
    }

    private static TableEntity New(string row) => new("p", row) { ["new"] = 2L };
}
