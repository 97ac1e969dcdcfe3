using Stemma.Intake;

namespace Stemma.Tests.Intake;

public sealed class LanguageGuessTests
{
    /// <summary>Two sentences of news in each language, about an invented bridge, written for this test.</summary>
    public static TheoryData<string, string> Sentences =>
        new()
        {
            {
                "en",
                "The council closed the old bridge on Friday because engineers had found cracks. Traffic will be sent through the village for at least two weeks."
            },
            {
                "de",
                "Der Stadtrat hat die alte Brücke am Freitag gesperrt, weil Ingenieure Risse gefunden hatten. Der Verkehr wird mindestens zwei Wochen durch das Dorf geleitet."
            },
            {
                "fr",
                "Le conseil municipal a fermé le vieux pont vendredi parce que des ingénieurs y avaient trouvé des fissures. La circulation passera par le village pendant au moins deux semaines."
            },
            {
                "es",
                "El ayuntamiento cerró el viernes el viejo puente porque los ingenieros habían encontrado grietas. El tráfico pasará por el pueblo durante al menos dos semanas."
            },
            {
                "pt",
                "A câmara municipal fechou a ponte antiga na sexta-feira porque os engenheiros encontraram fissuras. O trânsito passará pela aldeia durante pelo menos duas semanas."
            },
            {
                "it",
                "Il consiglio comunale ha chiuso venerdì il vecchio ponte perché gli ingegneri avevano trovato delle crepe. Il traffico passerà dal paese per almeno due settimane."
            },
            {
                "nl",
                "De gemeenteraad heeft de oude brug vrijdag gesloten omdat ingenieurs scheuren hadden gevonden. Het verkeer gaat minstens twee weken door het dorp."
            },
            {
                "sv",
                "Kommunen stängde den gamla bron på fredagen eftersom ingenjörerna hade hittat sprickor. Trafiken leds genom byn i minst två veckor."
            },
            {
                "da",
                "Kommunen lukkede den gamle bro fredag, fordi ingeniørerne havde fundet revner. Trafikken bliver ledt gennem landsbyen i mindst to uger, og borgerne skal køre en omvej."
            },
            {
                "fi",
                "Kaupunki sulki vanhan sillan perjantaina, koska insinöörit olivat löytäneet halkeamia. Liikenne ohjataan kylän kautta ainakin kahden viikon ajan."
            },
            {
                "pl",
                "Rada miasta zamknęła w piątek stary most, ponieważ inżynierowie znaleźli pęknięcia. Ruch będzie kierowany przez wieś przez co najmniej dwa tygodnie."
            },
            {
                "cs",
                "Městská rada v pátek uzavřela starý most, protože inženýři našli trhliny. Doprava bude nejméně dva týdny vedena přes vesnici."
            },
            {
                "hu",
                "A városi tanács pénteken lezárta a régi hidat, mert a mérnökök repedéseket találtak rajta. A forgalmat legalább két hétig a falun keresztül vezetik."
            },
            {
                "ro",
                "Consiliul local a închis vineri podul vechi pentru că inginerii găsiseră crăpături. Traficul va trece prin sat timp de cel puțin două săptămâni."
            },
            {
                "tr",
                "Belediye meclisi, mühendisler çatlak bulduğu için eski köprüyü cuma günü kapattı. Trafik en az iki hafta boyunca köyün içinden geçecek."
            },
            {
                "ru",
                "Городской совет закрыл старый мост в пятницу, потому что инженеры нашли трещины. Движение будет направлено через деревню как минимум две недели."
            },
            {
                "uk",
                "Міська рада закрила старий міст у п'ятницю, бо інженери знайшли тріщини. Рух транспорту спрямують через село щонайменше на два тижні."
            },
            {
                "bg",
                "Общинският съвет затвори стария мост в петък, защото инженерите откриха пукнатини. Движението ще минава през селото поне две седмици."
            },
            {
                "el",
                "Το δημοτικό συμβούλιο έκλεισε την παλιά γέφυρα την Παρασκευή επειδή οι μηχανικοί βρήκαν ρωγμές. Η κυκλοφορία θα γίνεται μέσα από το χωριό."
            },
            {
                "ar",
                "أغلق مجلس المدينة الجسر القديم يوم الجمعة لأن المهندسين وجدوا فيه شقوقا. وستمر السيارات عبر القرية لمدة أسبوعين على الأقل."
            },
            {
                "fa",
                "شورای شهر پل قدیمی را روز جمعه بست، زیرا مهندسان در آن ترک پیدا کرده بودند. رفت و آمد دست کم دو هفته از راه روستا خواهد بود."
            },
            {
                "he",
                "מועצת העיר סגרה את הגשר הישן ביום שישי משום שהמהנדסים מצאו בו סדקים. התנועה תעבור דרך הכפר במשך שבועיים לפחות."
            },
            {
                "hi",
                "नगर परिषद ने शुक्रवार को पुराना पुल बंद कर दिया क्योंकि इंजीनियरों को उसमें दरारें मिली थीं। यातायात कम से कम दो सप्ताह तक गाँव से होकर जाएगा।"
            },
            {
                "vi",
                "Hội đồng thành phố đã đóng cửa cây cầu cũ vào thứ Sáu vì các kỹ sư tìm thấy vết nứt. Xe cộ sẽ đi qua làng trong ít nhất hai tuần."
            },
            {
                "th",
                "สภาเมืองปิดสะพานเก่าเมื่อวันศุกร์เพราะวิศวกรพบรอยร้าว รถยนต์จะต้องผ่านหมู่บ้านเป็นเวลาอย่างน้อยสองสัปดาห์"
            },
            { "zh", "市议会星期五关闭了旧桥，因为工程师发现了裂缝。车辆将至少两个星期绕行村庄。" },
            {
                "ja",
                "市議会は金曜日、技師がひび割れを見つけたため古い橋を閉鎖した。車は少なくとも二週間、村を通ることになる。"
            },
            {
                "ko",
                "시의회는 기술자들이 균열을 발견했기 때문에 금요일에 오래된 다리를 폐쇄했다. 차량은 적어도 두 주 동안 마을을 지나게 된다."
            },
        };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void TwoSentencesAreEnoughToNameALanguage(string language, string text) =>
        LanguageGuess.Of(text).ShouldBe(language);

    [Theory]
    [InlineData("4, 5, 6; 7.5% (8) — 9/10 11:30")]
    [InlineData("OK.")]
    [InlineData("Ito 6-1 Berg, Novak 3-6 Lund, Sato 7-5 Prat, Weiss 6-4 Diaz, Okoro 2-6 Hahn")]
    public void WhatIsNoProseHasNoLanguage(string text) => LanguageGuess.Of(text).ShouldBe("und");

    [Fact]
    public void AWrongDeclarationIsNotBelieved() =>
        LanguageGuess
            .Of("Der Stadtrat hat die alte Brücke am Freitag gesperrt, weil Ingenieure Risse gefunden hatten.", "en")
            .ShouldBe("de");

    [Fact]
    public void ADeclarationDecidesWhereTheTextDoesNot() => LanguageGuess.Of("Lund 3 Berg 2", "nb").ShouldBe("nb");

    [Fact]
    public void IndonesianAndMalayAreTooAlikeToTellByTwoSentences()
    {
        const string Text =
            "Dewan kota menutup jembatan lama pada hari Jumat karena para insinyur menemukan retakan. Lalu lintas akan dialihkan melalui desa selama sedikitnya dua minggu.";
        LanguageGuess.Of(Text).ShouldBe("und");
        LanguageGuess.Of(Text, "id").ShouldBe("id");
    }

    [Fact]
    public void AHugeTextIsJudgedByItsBeginning()
    {
        var text = string.Concat(Enumerable.Repeat("The bridge was closed on Friday. ", 1_000_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        LanguageGuess.Of(text).ShouldBe("en");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }
}
