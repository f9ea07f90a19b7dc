new Image().src = "http://127.0.0.1:9/elsewhere.png";
