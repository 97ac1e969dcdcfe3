Console.WriteLine("stemma");
