using System.Net;
using Stemma.Intake.Fetching;

namespace Stemma.Tests.Intake.Fetching;

public sealed class AddressTests : IAsyncDisposable
{
    private readonly TestWeb web = new();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.255.0.1")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.168.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:c0a8:101::1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fdff::1")]
    [InlineData("fe80::1%2")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void SpecialAddressesAreKnown(string address) =>
        SpecialAddresses.MeaningOf(IPAddress.Parse(address)).ShouldNotBeNull();

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2001:200::1")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void PublicAddressesAreNotSpecial(string address) =>
        SpecialAddresses.MeaningOf(IPAddress.Parse(address)).ShouldBeNull();

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0x7f.0.0.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://0/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[0:0:0:0:0:ffff:7f00:1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[fe80::1%25lo]/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    public async Task APrivateAddressInAnySpellingIsRefused(string address)
    {
        (await ErrorOf(address)).ShouldBe(FetchCodes.RefusedAddress);
        web.Connections.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("::1")]
    [InlineData("fd00::5")]
    public async Task ANameOfAPrivateAddressIsRefused(string address)
    {
        web.Name("inside.example", [address]);
        (await ErrorOf("http://inside.example/")).ShouldBe(FetchCodes.RefusedAddress);
        web.Connections.ShouldBeEmpty();
    }

    [Fact]
    public async Task ANameOfAPublicAndAPrivateAddressIsRefused()
    {
        web.Name("both.example", [TestWeb.Public, "192.168.1.1"]);
        (await ErrorOf("http://both.example/")).ShouldBe(FetchCodes.RefusedAddress);
        web.Connections.ShouldBeEmpty();
    }

    [Fact]
    public async Task ANameThatChangesItsAddressIsRefusedOnceItIsPrivate()
    {
        web.Name("rebinding.example", [TestWeb.Public], ["127.0.0.1"]);
        foreach (var path in (string[])["/robots.txt", "/a", "/b"])
        {
            web.Serve(
                $"rebinding.example{path}",
                context =>
                {
                    context.Response.Headers.Connection = "close";
                    return Task.CompletedTask;
                }
            );
        }

        (await ErrorOf("http://rebinding.example/a")).ShouldBe(FetchCodes.RefusedAddress);
        web.Connections.ShouldBe([TestWeb.Public]);
        web.LookUps.ShouldBe(2);
    }

    [Fact]
    public async Task AConnectionGoesToTheCheckedAddressWithoutASecondLookUp()
    {
        web.Name("once.example", [TestWeb.Public], ["127.0.0.1"]).Serve("once.example/a", "Words.");
        (await web.FetchAsync("http://once.example/a")).Page.ShouldNotBeNull();
        web.LookUps.ShouldBe(1);
    }

    [Theory]
    [InlineData("ftp://news.example/a")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://news.example/")]
    [InlineData("news.example/a")]
    [InlineData("http://")]
    [InlineData("http:///a")]
    [InlineData("http://news example/")]
    [InlineData("http://news.example:99999/")]
    [InlineData("http://me:secret@news.example/")]
    [InlineData("http://me@news.example/")]
    public async Task WhatIsNoPlainWebAddressIsRefused(string address)
    {
        var error = (await web.FetchAsync(address)).Error.ShouldNotBeNull();
        error.Code.ShouldBe(FetchCodes.NotAnAddress);
        $"{error.Source} {error.Message}".ShouldNotContain("secret");
        web.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnAddressOfManyThousandCharactersIsRefused() =>
        (await ErrorOf("http://news.example/" + new string('a', 9_000))).ShouldBe(FetchCodes.NotAnAddress);

    [Theory]
    [InlineData("http://news.example:22/")]
    [InlineData("http://news.example:6379/")]
    public async Task APortThatPagesAreNotServedOnIsRefused(string address)
    {
        (await ErrorOf(address)).ShouldBe(FetchCodes.RefusedAddress);
        web.Connections.ShouldBeEmpty();
    }

    [Fact]
    public async Task AHostWithoutAddressIsNotFound() =>
        (await ErrorOf("http://nowhere.invalid/")).ShouldBe(FetchCodes.NameNotFound);

    [Fact]
    public async Task ACertificateThatNobodyTrustsIsRefused()
    {
        web.Serve("news.example/a", "Words.");
        using var fetcher = web.Fetcher(trusted: false);
        var result = await fetcher.FetchAsync("https://news.example/a", TestContext.Current.CancellationToken);
        result.Error!.Code.ShouldBe(FetchCodes.ConnectionFailed);
        web.Requests.ShouldBeEmpty();
    }

    private async Task<string?> ErrorOf(string address) => (await web.FetchAsync(address)).Error?.Code;
}
