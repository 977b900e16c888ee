using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using FluentAssertions;
using Xunit;

namespace App.Tests.Compat;

public class AccountTests
{
    [Fact]
    public async Task Tables_are_made_once_listed_and_deleted()
    {
        var service = new TableServiceClient(Azurite.ConnectionString);
        var prefix = Azurite.NewTableName();
        foreach (var name in new[] { prefix + "a", prefix + "b", prefix + "b" })
        {
            (await service.CreateTableIfNotExistsAsync(name)).Value.Name.Should().Be(name);
        }

        (await Refusal.OfAsync(() => service.CreateTableAsync(prefix + "a"))).Should().Be((409, "TableAlreadyExists"));
        (await NamesAsync(service, prefix)).Should().BeEquivalentTo(prefix + "a", prefix + "b");

        (await service.DeleteTableAsync(prefix + "a")).Status.Should().Be(204);
        (await service.DeleteTableAsync(prefix + "a")).Status.Should().Be(404);
        (await service.GetTableClient(prefix + "b").DeleteAsync()).Status.Should().Be(204);
        (await NamesAsync(service, prefix)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_shared_key_signs_and_a_wrong_one_is_refused()
    {
        var credential = new TableSharedKeyCredential(Azurite.Account, Convert.ToBase64String(new byte[64]));
        var table = new TableServiceClient(Azurite.Endpoint, credential).GetTableClient(Azurite.NewTableName());

        (await Refusal.OfAsync(() => table.CreateIfNotExistsAsync())).Status.Should().Be(403);

        credential.SetAccountKey(Azurite.Key);
        await table.CreateIfNotExistsAsync();
        await table.AddEntityAsync(new TableEntity("p", "it's 100% æ"));
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData(
        "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=AA==",
        "https://shop.table.core.windows.net/",
        "shop")]
    [InlineData(
        "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=AA==;EndpointSuffix=core.chinacloudapi.cn",
        "https://shop.table.core.chinacloudapi.cn/",
        "shop")]
    [InlineData(
        "AccountName=shop;AccountKey=AA==;TableEndpoint=https://tables.example;", "https://tables.example/", "shop")]
    public void A_connection_string_names_the_endpoint_and_the_account(string text, string endpoint, string account)
    {
        var service = new TableServiceClient(text);

        service.Uri.Should().Be(new Uri(endpoint));
        service.AccountName.Should().Be(account);
        service.GetTableClient("accounts").Uri.Should().Be(new Uri(endpoint.TrimEnd('/') + "/accounts"));
    }

    [Theory]
    [InlineData("no setting", typeof(InvalidOperationException))]
    [InlineData("AccountName=shop;AccountKey=", typeof(InvalidOperationException))]
    [InlineData("AccountName=shop;AccountName=other;AccountKey=AA==", typeof(InvalidOperationException))]
    [InlineData("AccountName=shop", typeof(ArgumentException))]
    [InlineData("UseDevelopmentStorage=TRUE", typeof(ArgumentException))]
    [InlineData("AccountName=shop;AccountKey=not base64", typeof(FormatException))]
    public void A_connection_string_that_says_too_little_is_refused(string text, Type refusal) =>
        FluentActions.Invoking(() => new TableServiceClient(text)).Should().Throw<Exception>()
            .Which.Should().BeOfType(refusal);

    [Fact]
    public async Task A_token_is_sent_as_bearer_over_https_and_never_over_http()
    {
        using var wire = new Wire();
        var table = TableOver(wire, "https://shop.table.core.windows.net");

        await table.AddEntityAsync(new TableEntity("p", "r"));

        wire.Authorization.Should().Be("Bearer a-token");
        wire.Address.Should().StartWith("https://shop.table.core.windows.net/t");
        var plain = TableOver(wire, "http://localhost/shop");
        var add = () => plain.AddEntityAsync(new TableEntity("p", "r"));
        await add.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_with_the_whole_body()
    {
        using var wire = new Wire(failures: 2);
        var table = TableOver(wire, "https://shop.table.core.windows.net");

        await table.AddEntityAsync(new TableEntity("p", "r") { ["value"] = 1 });

        const string whole = """{"PartitionKey":"p","RowKey":"r","value":1}""";
        wire.Bodies.Should().Equal(whole, whole, whole);
    }

    private static TableClient TableOver(Wire wire, string endpoint)
    {
        var options = new TableClientOptions
        {
            Transport = new HttpClientTransport(wire),
            Retry = { Delay = TimeSpan.Zero },
        };
        return new TableServiceClient(new Uri(endpoint), new FixedToken(), options).GetTableClient("t");
    }

    private static async Task<List<string>> NamesAsync(TableServiceClient service, string prefix)
    {
        var names = new List<string>();
        var filter = TableServiceClient.CreateQueryFilter($"TableName ge {prefix} and TableName lt {prefix + "zz"}");
        await foreach (var table in service.QueryAsync(filter, maxPerPage: 1))
        {
            names.Add(table.Name);
        }

        return names;
    }

    private sealed class FixedToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            requestContext.Scopes.Should().Equal("https://storage.azure.com/.default");
            return new AccessToken("a-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    /// <summary>The far end: keeps what it was sent; busy a few times, then content.</summary>
    private sealed class Wire(int failures = 0) : HttpMessageHandler
    {
        public List<string> Bodies { get; } = [];

        public string? Authorization { get; private set; }

        public string? Address { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken)
        {
            Authorization = request.Headers.Authorization?.ToString();
            Address = request.RequestUri?.AbsoluteUri;
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            var isBusy = Bodies.Count <= failures;
            return new HttpResponseMessage(isBusy ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.NoContent);
        }
    }
}
